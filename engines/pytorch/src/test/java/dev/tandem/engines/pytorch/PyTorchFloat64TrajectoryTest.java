package dev.tandem.engines.pytorch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.engine.Engine;
import dev.tandem.tensor.Precision;

class PyTorchFloat64TrajectoryTest extends TrajectoryConformance {
  @Override
  protected Engine engine() {
    return new PyTorchEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT64;
  }

  @Override
  protected double tolerance() {
    return 1e-10;
  }
}
