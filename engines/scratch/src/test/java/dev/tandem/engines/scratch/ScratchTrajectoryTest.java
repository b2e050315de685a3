package dev.tandem.engines.scratch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.tensor.Precision;

/** The worst case, RMSprop with momentum, is off by 4.5e-6 in float32. */
class ScratchTrajectoryTest extends TrajectoryConformance {
  ScratchTrajectoryTest() {
    super(new ScratchEngine(), Precision.FLOAT32, 1e-5);
  }
}
