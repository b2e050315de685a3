package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;

/**
 * What handing steps over to a program of somebody's own took of training.
 *
 * @param seconds in which the program did not compute; where it tells no time, those in which
 *     Tandem wrote and read, which are the least
 * @param programSeconds by the program's own clock; null if it tells no time
 */
public record ProtocolEntry(
    double seconds, @JsonInclude(JsonInclude.Include.NON_NULL) Double programSeconds) {
  /** Returns the share of training in words: {@code "1.2 % of training"}. */
  public String words(double trainingSeconds) {
    return String.format(
        Locale.ROOT,
        "%s%.1f %% of training",
        programSeconds == null ? "at least " : "",
        100 * seconds / trainingSeconds);
  }
}
