package dev.tandem.engines.pytorch;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineContract;
import dev.tandem.tensor.Precision;

class PyTorchFloat32ContractTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new PyTorchEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT32;
  }
}
