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

  /**
   * Reads what {@link #text} writes.
   *
   * @throws SpecException if it is none of these
   */
  static SplitSpec parse(String text) {
    if (text.startsWith("grouped:") && text.length() > "grouped:".length()) {
      return new Grouped(text.substring("grouped:".length()));
    }
    return switch (text) {
      case "given" -> new Given();
      case "given-training" -> new GivenTraining();
      case "none" -> new None();
      case "shuffled" -> new Shuffled();
      case "stratified" -> new Stratified();
      default ->
          throw new SpecException(
              "split", "stratified, shuffled, grouped:COLUMN, given, given-training or none", text);
    };
  }
}
