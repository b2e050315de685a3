package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.tensor.Matrix;
import org.junit.jupiter.api.Test;

/** What the golden values leave out: a probability on the edge between two bins. */
class CalibrationTest {
  @Test
  void a_bin_holds_its_upper_edge() {
    // a logit of 0 is the probability 0.5, where the fifth bin ends
    Predictions even = new Predictions(new Matrix(1, 1, 0), new int[] {1}, 2);
    assertThat(Calibration.of(even).bins().get(4)).isEqualTo(new Calibration.Bin(1, 0.5, 1));
  }
}
