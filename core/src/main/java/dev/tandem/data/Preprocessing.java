package dev.tandem.data;

import java.util.List;

/**
 * How raw data becomes features: data, not code, fitted on training rows and kept with the model.
 */
public sealed interface Preprocessing {
  /** Features are used as they come. */
  record AsIs() implements Preprocessing {}

  /**
   * Pixels from 0 to 255 become {@code (pixel / 255 - mean) / deviation}.
   *
   * @param shape of every image
   */
  record Pixels(ImageShape shape, double mean, double deviation) implements Preprocessing {
    /** The factor of the stored byte. */
    public float scale() {
      return (float) (1 / (255 * deviation));
    }

    /** What is added after scaling. */
    public float offset() {
      return (float) (-mean / deviation);
    }
  }

  /** Columns of a table, each derived and encoded; the features are theirs, in order. */
  record Columns(List<ColumnEncoding> columns) implements Preprocessing {
    public Columns {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One derived column and its encoding.
   *
   * @param name of the derived column, e.g. {@code "WaitingDays"}
   * @param derivation how a value comes from the source columns
   * @param sources names of the table's columns that the derivation reads
   * @param encoding how the value becomes features
   */
  record ColumnEncoding(
      String name, Derivation derivation, List<String> sources, Encoding encoding) {
    public ColumnEncoding {
      sources = List.copyOf(sources);
    }
  }

  /** What is read out of the source columns. */
  enum Derivation {
    /** The one column's value. */
    VALUE,
    /** Whole days from the first column's date to the second's. */
    DAYS_BETWEEN,
    /** The day of the week of the one column's date, {@code MONDAY} to {@code SUNDAY}. */
    WEEKDAY,
    /** The hour of the day of the one column's time, 0 to 23. */
    HOUR
  }

  /** How a value becomes features. */
  sealed interface Encoding {
    /** {@code (x - mean) / deviation}: one feature. */
    record Standardized(double mean, double deviation) implements Encoding {}

    /**
     * One feature a category, 1 for the value's own; a value never seen in training has all zeros.
     */
    record OneHot(List<String> categories) implements Encoding {
      public OneHot {
        categories = List.copyOf(categories);
      }
    }
  }
}
