package dev.tandem.mistakes;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

/** Without a mistake, the engine is the textbook. */
class MistakeContractTest extends EngineContract {
  MistakeContractTest() {
    super(new MistakeEngine(), Precision.FLOAT64);
  }
}
