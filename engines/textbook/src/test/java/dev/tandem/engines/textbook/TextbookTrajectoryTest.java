package dev.tandem.engines.textbook;

import dev.tandem.conformance.TrajectoryConformance;
import dev.tandem.tensor.Precision;

class TextbookTrajectoryTest extends TrajectoryConformance {
  TextbookTrajectoryTest() {
    super(new TextbookEngine(), Precision.FLOAT64, 1e-10);
  }
}
