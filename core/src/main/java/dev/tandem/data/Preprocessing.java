package dev.tandem.data;

import java.util.List;
import java.util.Optional;

/**
 * How raw data becomes features: data, not code, fitted on training rows and kept with the model.
 */
public sealed interface Preprocessing {
  /** How targets that are numbers were scaled for training. */
  default TargetScale targetScale() {
    return TargetScale.NONE;
  }

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

  /**
   * Columns of a table, each derived and encoded; the features are theirs, in order.
   *
   * @param missing texts that stand for a missing value, beside the usual ones
   * @param targetScale of targets that are numbers
   * @param targetReading how the cells of such targets are written
   * @param history what columns are made of earlier rows, if any are
   */
  record Columns(
      List<ColumnEncoding> columns,
      List<String> missing,
      TargetScale targetScale,
      Reading targetReading,
      Optional<History> history)
      implements Preprocessing {
    public Columns {
      columns = List.copyOf(columns);
      missing = List.copyOf(missing);
    }

    /** Targets as they are, and no missing texts but the usual ones. */
    public Columns(List<ColumnEncoding> columns) {
      this(columns, List.of(), TargetScale.NONE, Reading.PLAIN, Optional.empty());
    }
  }

  /**
   * Where the history of a row is found, among the other rows of its table.
   *
   * @param by the column that tells who it is
   * @param at the column with the moment of predicting a row
   * @param known the column with the moment at which a row's outcome is known
   * @param dates whether the two hold dates rather than numbers
   * @param outcome the label column
   * @param positives texts of the outcome that count as 1, all others as 0; empty where it is a
   *     number
   */
  record History(
      String by, Cells at, Cells known, boolean dates, Cells outcome, List<String> positives) {
    /** A column and how its cells are written. */
    public record Cells(String column, Reading reading) {}

    public History {
      positives = List.copyOf(positives);
    }
  }

  /**
   * One derived column and its encoding.
   *
   * @param name of the derived column, e.g. {@code "WaitingDays"}
   * @param derivation how a value comes from the source columns
   * @param sources names of the table's columns that the derivation reads
   * @param reading how the cells of the source columns are written
   * @param encoding how the value becomes features
   */
  record ColumnEncoding(
      String name,
      Derivation derivation,
      List<String> sources,
      Reading reading,
      Encoding encoding) {
    public ColumnEncoding {
      sources = List.copyOf(sources);
    }

    /** Cells in the plain form. */
    public ColumnEncoding(
        String name, Derivation derivation, List<String> sources, Encoding encoding) {
      this(name, derivation, sources, Reading.PLAIN, encoding);
    }
  }

  /**
   * How cells are written.
   *
   * @param decimal the sign before a number's decimals
   * @param thousands the sign between groups of three digits; empty for none
   * @param monthFirst whether in 01/02/2026 the month comes first
   */
  record Reading(char decimal, String thousands, boolean monthFirst) {
    /** A decimal point, and dates of ISO 8601. */
    public static final Reading PLAIN = new Reading('.', "", false);
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
    HOUR,
    /** The year of the one column's date. */
    YEAR,
    /** The month of the one column's date, 1 to 12. */
    MONTH,
    /** Days, with their fraction, from 1970-01-01 to the one column's date. */
    DAYS
  }

  /** How a value becomes features. */
  sealed interface Encoding {
    /** {@code (x - mean) / deviation}: one feature. */
    record Standardized(double mean, double deviation) implements Encoding {}

    /**
     * {@code (x - center) / spread}: one feature, or two where values are missing in training.
     *
     * @param log whether x is log(1 + value)
     * @param filling what stands in for a missing value, before the logarithm; NaN if none was
     *     missing in training, and a missing value is refused
     * @param indicator whether a second feature is 1 where the value is missing
     */
    record Scaled(boolean log, double center, double spread, double filling, boolean indicator)
        implements Encoding {}

    /** Sine and cosine of {@code 2 pi (x - first) / period}; both 0 where x is missing. */
    record Cyclic(double first, double period) implements Encoding {}

    /**
     * One feature a category, 1 for the value's own; a value never seen in training has all zeros,
     * or is one of the others.
     *
     * @param missing whether the last category but the others is that of missing values
     * @param other whether one more feature stands for rare and unseen values
     */
    record OneHot(List<String> categories, boolean missing, boolean other) implements Encoding {
      public OneHot {
        categories = List.copyOf(categories);
      }

      /** No feature for missing, rare and unseen values. */
      public OneHot(List<String> categories) {
        this(categories, false, false);
      }

      /** How many features it has. */
      public int width() {
        return categories.size() + (missing ? 1 : 0) + (other ? 1 : 0);
      }
    }

    /**
     * The category's mean target, {@code (n mean + strength prior) / (n + strength)} over its n
     * training rows, standardized like a number: one feature. What was never seen has the prior. A
     * training row itself has, instead, the mean over the training rows of other folds.
     *
     * @param categories seen in training; a missing value is one of them, the empty text
     * @param means one a category, smoothed
     * @param prior the mean target of all training rows; of two classes the positive one's share
     * @param mean of the training rows' own features before this; so the deviation
     */
    record TargetMean(
        List<String> categories, List<Double> means, double prior, double mean, double deviation)
        implements Encoding {
      public TargetMean {
        categories = List.copyOf(categories);
        means = List.copyOf(means);
      }
    }
  }
}
