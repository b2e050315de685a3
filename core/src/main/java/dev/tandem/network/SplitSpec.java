package dev.tandem.network;

/** Which rows train, validate and test. */
public sealed interface SplitSpec {
  /** What a user types, e.g. {@code "grouped:PatientId"}. */
  String text();

  /** The data comes with test rows of its own, as MNIST does. */
  record Given() implements SplitSpec {
    @Override
    public String text() {
      return "given";
    }
  }

  /**
   * The test rows that the data comes with stay out of it; the others are dealt out, each class
   * with the same share in every split.
   */
  record GivenTraining() implements SplitSpec {
    @Override
    public String text() {
      return "given-training";
    }
  }

  /** All three are the same rows, as with XOR's four. */
  record None() implements SplitSpec {
    @Override
    public String text() {
      return "none";
    }
  }

  /** Rows at random. */
  record Shuffled() implements SplitSpec {
    @Override
    public String text() {
      return "shuffled";
    }
  }

  /** The last rows test, the last of the others validate; folds are blocks of rows. */
  record Ordered() implements SplitSpec {
    @Override
    public String text() {
      return "ordered";
    }
  }

  /** Rows at random, each class with the same share in every split. */
  record Stratified() implements SplitSpec {
    @Override
    public String text() {
      return "stratified";
    }
  }

  /** All rows with one value of a column in one split. */
  record Grouped(String column) implements SplitSpec {
    @Override
    public String text() {
      return "grouped:" + column;
    }
  }

  /** The latest rows test, the latest of the others validate. */
  record ByTime(String column) implements SplitSpec {
    @Override
    public String text() {
      return "time:" + column;
    }
  }

  /** A column says it row by row: {@code train}, {@code validation} or {@code test}. */
  record ByColumn(String column) implements SplitSpec {
    @Override
    public String text() {
      return "column:" + column;
    }
  }

  /**
   * Reads what {@link #text} writes.
   *
   * @throws SpecException if it is none of these
   */
  static SplitSpec parse(String text) {
    int colon = text.indexOf(':');
    String column = text.substring(colon + 1);
    if (colon > 0 && !column.isEmpty()) {
      switch (text.substring(0, colon)) {
        case "grouped":
          return new Grouped(column);
        case "time":
          return new ByTime(column);
        case "column":
          return new ByColumn(column);
        default: // none of these: said below
      }
    }
    return switch (text) {
      case "given" -> new Given();
      case "given-training" -> new GivenTraining();
      case "none" -> new None();
      case "shuffled" -> new Shuffled();
      case "ordered" -> new Ordered();
      case "stratified" -> new Stratified();
      default ->
          throw new SpecException(
              "split",
              "stratified, shuffled, ordered, grouped:COLUMN, time:COLUMN, column:COLUMN, given,"
                  + " given-training or none",
              text);
    };
  }
}
