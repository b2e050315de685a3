package dev.tandem.engines.textbook;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.engine.Engine;
import dev.tandem.tensor.Precision;

class TextbookTrajectoryTest extends TrajectoryConformance {
  @Override
  protected Engine engine() {
    return new TextbookEngine();
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
