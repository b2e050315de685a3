package dev.tandem.engines.scratch;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.engine.Engine;
import dev.tandem.tensor.Precision;

/** The worst case, RMSprop with momentum, is off by 4.5e-6 in float32. */
class ScratchTrajectoryTest extends TrajectoryConformance {
  @Override
  protected Engine engine() {
    return new ScratchEngine();
  }

  @Override
  protected Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  protected double tolerance() {
    return 1e-5;
  }
}
