package dev.tandem.engines.scratch;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class ScratchContractTest extends EngineContract {
  ScratchContractTest() {
    super(new ScratchEngine(), Precision.FLOAT32);
  }
}
