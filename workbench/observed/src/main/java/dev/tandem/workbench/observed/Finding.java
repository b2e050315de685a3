package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was seen of one thing.
 *
 * @param seen why it could not be seen; in files from before there were values what was seen, in
 *     words
 * @param known whether it could be seen
 * @param value what was seen; equal where two contenders are alike
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding<T>(String seen, boolean known, T value) {
  /** Returns the finding of a value that could be seen. */
  public static <T> Finding<T> of(T value) {
    return new Finding<>(null, true, value);
  }

  /** Returns the finding of a value that could not be seen. */
  public static <T> Finding<T> unknown(String why) {
    return new Finding<>(why, false, null);
  }
}
