package dev.tandem.engines.scratch;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class ScratchContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new ScratchEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT32;
  }
}
