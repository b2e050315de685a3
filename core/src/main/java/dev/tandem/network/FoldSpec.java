package dev.tandem.network;

/**
 * One of several equal parts that the rows are dealt into: it tests, and the others train.
 *
 * @param index which part, from 1
 * @param of how many parts there are
 */
public record FoldSpec(int index, int of) {
  public FoldSpec {
    Ranges.atLeast("of", 2, of);
    if (index < 1 || index > of) {
      throw new SpecException("index", "a whole number from 1 to " + of, index + "");
    }
  }
}
