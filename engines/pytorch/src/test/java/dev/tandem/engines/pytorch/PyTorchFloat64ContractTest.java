package dev.tandem.engines.pytorch;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class PyTorchFloat64ContractTest extends EngineContract {
  PyTorchFloat64ContractTest() {
    super(new PyTorchEngine(), Precision.FLOAT64);
  }
}
