package dev.tandem.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.GoldenFiles;
import org.junit.jupiter.api.Test;

/** Against mpmath; {@code reference/special_functions.py} wrote the expected values. */
class SpecialFunctionsTest {
  @Test
  void erf_is_within_one_ulp_of_the_exact_value() {
    int points = 0;
    for (String line : GoldenFiles.lines("special_functions.txt")) {
      if (line.startsWith("erf ")) {
        String[] words = line.split(" ");
        double x = Double.parseDouble(words[1]);
        double expected = Double.parseDouble(words[2]);
        double difference = Math.abs(SpecialFunctions.erf(x) - expected);
        assertThat(difference).as("erf(%s)", x).isLessThanOrEqualTo(Math.ulp(expected));
        points++;
      }
    }
    assertThat(points).isGreaterThan(250);
  }

  @Test
  void erf_ends_at_one_either_way_and_keeps_the_sign_of_zero() {
    assertThat(SpecialFunctions.erf(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(SpecialFunctions.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(SpecialFunctions.erf(-0.0)).isEqualTo(Double.valueOf(-0.0));
    assertThat(SpecialFunctions.erf(Double.NaN)).isNaN();
  }
}
