package dev.tandem.engines.pytorch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.tensor.Precision;

/** The worst case, a layer norm behind a bias, is off by 7e-6 in float32. */
class PyTorchFloat32TrajectoryTest extends TrajectoryConformance {
  PyTorchFloat32TrajectoryTest() {
    super(new PyTorchEngine(), Precision.FLOAT32, 2e-5);
  }
}
