package dev.tandem.engines.textbook;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class TextbookContractTest extends EngineContract {
  TextbookContractTest() {
    super(new TextbookEngine(), Precision.FLOAT64);
  }
}
