package dev.tandem.engines.pytorch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.tensor.Precision;

class PyTorchFloat64TrajectoryTest extends TrajectoryConformance {
  PyTorchFloat64TrajectoryTest() {
    super(new PyTorchEngine(), Precision.FLOAT64, 1e-10);
  }
}
