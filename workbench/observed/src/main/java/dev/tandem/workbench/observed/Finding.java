package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What was seen of one thing, in words that are equal where two sides are.
 *
 * @param seen or, if it could not be seen, why
 * @param known whether it could be seen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Finding(String seen, boolean known) {
  public static Finding of(String seen) {
    return new Finding(seen, true);
  }

  public static Finding unknown(String why) {
    return new Finding(why, false);
  }
}
