package dev.tandem.network;

import java.util.Locale;
import java.util.Optional;

/**
 * What a person says of one column of a table; the column's cells tell the rest.
 *
 * @param kind what its cells are
 * @param scale how numbers become features
 * @param encode how categories become features
 */
public record ColumnSpec(Optional<Kind> kind, Optional<Scale> scale, Optional<Encode> encode) {
  /** What cells are. */
  public enum Kind {
    NUMBER,
    CATEGORY,
    DATE,
    BOOLEAN,
    /** Text that identifies or describes a row; no feature. */
    TEXT
  }

  /** How numbers become features. */
  public enum Scale {
    /** Less the mean, over the standard deviation. */
    STANDARD,
    /** The training rows' smallest value becomes 0, their largest 1. */
    MIN_MAX,
    /** Less the median, over the distance between the quartiles. */
    ROBUST,
    /** The logarithm of 1 + x, then as {@link #STANDARD}; of numbers from 0 on. */
    LOG
  }

  /** How categories become features. */
  public enum Encode {
    /** One feature a category. */
    ONE_HOT,
    /** The mean target of the category's training rows, out of fold for those rows themselves. */
    TARGET
  }

  public ColumnSpec {
    if (scale.isPresent() && kind.isPresent() && kind.get() != Kind.NUMBER) {
      throw new SpecException("scale", "kind: number beside it", "kind: " + word(kind.get()));
    }
    if (encode.isPresent() && kind.isPresent() && kind.get() != Kind.CATEGORY) {
      throw new SpecException("encode", "kind: category beside it", "kind: " + word(kind.get()));
    }
    if (scale.isPresent() && encode.isPresent()) {
      throw new SpecException(
          "encode", "either scale (of numbers) or encode (of categories)", "both");
    }
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
