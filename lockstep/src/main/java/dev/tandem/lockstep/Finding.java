package dev.tandem.lockstep;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where two sessions first did not compute the same.
 *
 * @param step from 1, over all epochs
 * @param layer whose work it is; empty for the loss, which is no layer's
 * @param what is compared: {@code "output"}, {@code "gradient of 0.weight"}, ...
 * @param index of the worst value in that tensor; empty for a single number
 * @param a the first session's value there; NaN where it has none
 * @param b the second session's
 * @param allowed how far the two may lie apart
 */
public record Finding(
    long step,
    Phase phase,
    OptionalInt layer,
    String what,
    List<Integer> index,
    double a,
    double b,
    double allowed) {
  public Finding {
    index = List.copyOf(index);
  }

  /** How far the two lie apart; infinite if one of them is not finite. */
  public double difference() {
    double difference = Math.abs(a - b);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }
}
