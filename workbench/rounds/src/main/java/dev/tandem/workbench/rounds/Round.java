package dev.tandem.workbench.rounds;

import java.util.Locale;

/**
 * What a round came to.
 *
 * @param work done: rows trained on, calls made, or billions of operations
 * @param seconds that it took
 * @param loss the mean over the round's rows; NaN where there is none
 */
public record Round(double work, double seconds, double loss) {
  String json() {
    String last = Double.isFinite(loss) ? Double.toString(loss) : "null";
    return String.format(
        Locale.ROOT, "{\"work\": %s, \"seconds\": %s, \"loss\": %s}", work, seconds, last);
  }
}
