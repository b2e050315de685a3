package dev.tandem.engines.pytorch;

import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class PyTorchFloat32ContractTest extends EngineContract {
  PyTorchFloat32ContractTest() {
    super(new PyTorchEngine(), Precision.FLOAT32);
  }
}
