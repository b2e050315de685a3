package dev.tandem.engines.pytorch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.engine.Engine;
import dev.tandem.tensor.Precision;

class PyTorchFloat32TrajectoryTest extends TrajectoryConformance {
  @Override
  protected Engine engine() {
    return new PyTorchEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  protected double tolerance() {
    return 2e-5; // the worst seen is 7e-6, of a layer norm behind a bias
  }
}
