package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What was seen of one thing.
 *
 * @param seen why it could not be seen; in files from before there were values what was seen, in
 *     words
 * @param known whether it could be seen
 * @param value what was seen; equal where two contenders are alike. Of what could not be seen, what
 *     was asked for, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding<T>(String seen, boolean known, T value) {
  /** Returns the finding of a value that could be seen. */
  public static <T> Finding<T> of(T value) {
    return new Finding<>(null, true, value);
  }

  /** Returns the finding of a value that could not be seen. */
  public static <T> Finding<T> unknown(String why) {
    return unseen(why, null);
  }

  /** Returns the finding of a value that could not be seen, of which it is known what was asked. */
  public static <T> Finding<T> unseen(String why, T asked) {
    return new Finding<>(why, false, asked);
  }
}
