package dev.tandem.engines.textbook;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class TextbookContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new TextbookEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT64;
  }
}
