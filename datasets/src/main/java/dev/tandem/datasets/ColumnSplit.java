package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.RowSplit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A column says of each row whether it trains, validates or tests. */
final class ColumnSplit {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "train", List.of("train", "training"),
          "validation", List.of("validation", "valid", "val", "dev"),
          "test", List.of("test", "testing", "holdout"));

  private ColumnSplit() {}

  /**
   * @param texts by row
   * @throws DataException if a text is none of the words
   * @throws IllegalArgumentException if no row trains or none tests
   */
  static RowSplit deal(String[] texts, String column) {
    String[] sides = new String[texts.length];
    for (int row = 0; row < texts.length; row++) {
      sides[row] = side(texts[row], column);
    }
    int[] training = rows(sides.length, row -> sides[row].equals("train"));
    int[] validation = rows(sides.length, row -> sides[row].equals("validation"));
    int[] test = rows(sides.length, row -> sides[row].equals("test"));
    if (training.length == 0 || test.length == 0) {
      throw new IllegalArgumentException(
          "split: expected rows that train and rows that test in column "
              + column
              + ", got "
              + training.length
              + " and "
              + test.length);
    }
    return new RowSplit(training, validation, test);
  }

  private static String side(String text, String column) {
    String word = text.trim().toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "data.split, column " + column,
                    "train, validation or test in every row",
                    "'" + text + "'"));
  }

  private static int[] rows(int count, IntPredicate chosen) {
    return IntStream.range(0, count).filter(chosen).toArray();
  }
}
