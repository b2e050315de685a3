package dev.tandem.network.tree;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody may have meant: the known word at the smallest edit distance (inserting, removing,
 * replacing or swapping neighbours costs 1; case, blanks, {@code -} and {@code _} cost nothing).
 */
public final class Nearest {
  /** One mistake in so many letters is a slip; more is another word. */
  private static final int LETTERS_PER_MISTAKE = 3;

  private Nearest() {}

  /**
   * The nearest known word; of equally near ones the first in the alphabet. Empty if none is near,
   * unless just one begins with the word.
   */
  public static Optional<String> of(String word, Collection<String> known) {
    String plain = plain(word);
    int limit = Math.max(1, plain.length() / LETTERS_PER_MISTAKE);
    Optional<String> nearest =
        known.stream()
            .filter(candidate -> isNear(plain, plain(candidate), limit))
            .min(
                Comparator.<String>comparingInt(candidate -> distance(plain, plain(candidate)))
                    .thenComparing(Comparator.naturalOrder()));
    return nearest.or(() -> onlyContinuation(plain, known));
  }

  /** No table is made of words whose lengths alone tell them apart: a file's may have any. */
  private static boolean isNear(String a, String b, int limit) {
    return Math.abs(a.length() - b.length()) <= limit && distance(a, b) <= limit;
  }

  private static Optional<String> onlyContinuation(String plain, Collection<String> known) {
    if (plain.isEmpty()) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> plain(candidate).startsWith(plain))
        .reduce((one, other) -> "")
        .filter(candidate -> !candidate.isEmpty());
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
  }

  /** The optimal string alignment distance, row by row of its table. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int cheapest = cost[i - 1][j - 1] + (same ? 0 : 1);
    cheapest = Math.min(cheapest, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cheapest, 1 + cost[i - 2][j - 2]) : cheapest;
  }
}
