package dev.tandem.workbench.report.chart;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often the values of a column occur.
 *
 * @param counts of numbers, in intervals of equal width from the least to the greatest; of
 *     categories, by category, the most frequent ones first
 * @param range in words: {@code 0 to 115}, or the most frequent categories with their shares
 * @param values of the rows that are shown, as text
 */
public record Distribution(String name, int[] counts, String range, List<String> values) {
  /** As many intervals, or categories, as a column shows. */
  public static final int BINS = 16;

  private static final int NAMED = 3;
  private static final int DIGITS = 4;

  /** Of numbers, the first of which belong to the rows that are shown. */
  public static Distribution ofNumbers(String name, double[] numbers, int shown) {
    double least = Arrays.stream(numbers).min().orElse(0);
    double greatest = Arrays.stream(numbers).max().orElse(0);
    int[] counts = new int[least == greatest ? 1 : BINS];
    for (double number : numbers) {
      double share = least == greatest ? 0 : (number - least) / (greatest - least);
      counts[Math.min(counts.length - 1, (int) (share * counts.length))]++;
    }
    List<String> values =
        Arrays.stream(numbers).limit(shown).mapToObj(Distribution::number).toList();
    return new Distribution(name, counts, number(least) + " to " + number(greatest), values);
  }

  /**
   * Of categories.
   *
   * @param rows by row, an index into the names, or -1 for none of them
   */
  public static Distribution ofCategories(String name, List<String> names, int[] rows, int shown) {
    int[] counts = new int[names.size()];
    Arrays.stream(rows).filter(row -> row >= 0).forEach(row -> counts[row]++);
    List<Integer> order =
        IntStream.range(0, counts.length)
            .boxed()
            .sorted(Comparator.comparingInt((Integer category) -> -counts[category]))
            .toList();
    List<String> shares =
        order.stream()
            .limit(NAMED)
            .map(category -> names.get(category) + ": " + percent(counts[category], rows.length))
            .toList();
    String more = order.size() > NAMED ? ", " + (order.size() - NAMED) + " more" : "";
    return new Distribution(
        name,
        order.stream().limit(BINS).mapToInt(category -> counts[category]).toArray(),
        String.join(", ", shares) + more,
        Arrays.stream(rows)
            .limit(shown)
            .mapToObj(row -> row < 0 ? "(other)" : names.get(row))
            .toList());
  }

  private static String percent(int count, int of) {
    return String.format(Locale.ROOT, "%.0f %%", 100.0 * count / Math.max(1, of));
  }

  /** A whole number as it is, others with about four digits. */
  private static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1e9 || size < 1e-4) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    int decimals = Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(size)));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
