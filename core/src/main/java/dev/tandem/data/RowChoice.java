package dev.tandem.data;

import dev.tandem.tensor.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A way to choose some of the rows at random. Whatever the way, the chosen rows come in ascending
 * order and depend on the candidates and the stream alone.
 */
@FunctionalInterface
public interface RowChoice {
  /**
   * @param candidates distinct rows to choose from
   * @param count how many, from 0 to all of them; {@link #grouped} may give a few more
   */
  int[] choose(int[] candidates, int count, CounterRandom random);

  /** The first rows in shuffled order. */
  static RowChoice shuffled() {
    return (candidates, count, random) ->
        Arrays.stream(random.permutation(candidates.length), 0, count)
            .map(i -> candidates[i])
            .sorted()
            .toArray();
  }

  /**
   * Every class with its share, rounded by largest remainders so that the count is exact.
   *
   * @param labels by row, from 0
   */
  static RowChoice stratified(int[] labels) {
    return (candidates, count, random) -> {
      int[] open = Quotas.of(sizes(labels, candidates), count); // by class, still to choose
      return Arrays.stream(random.permutation(candidates.length))
          .map(i -> candidates[i])
          .filter(row -> open[labels[row]]-- > 0)
          .sorted()
          .toArray();
    };
  }

  /**
   * Whole groups in shuffled order until there are enough rows; one group is always left over.
   *
   * @param groups by row, from 0
   */
  static RowChoice grouped(int[] groups) {
    return (candidates, count, random) -> {
      boolean[] taken = takenGroups(sizes(groups, candidates), count, random);
      return Arrays.stream(candidates).filter(row -> taken[groups[row]]).sorted().toArray();
    };
  }

  private static boolean[] takenGroups(int[] sizes, int count, CounterRandom random) {
    int[] present = IntStream.range(0, sizes.length).filter(group -> sizes[group] > 0).toArray();
    boolean[] taken = new boolean[sizes.length];
    int[] order = random.permutation(present.length);
    int rows = 0;
    for (int i = 0; i < order.length - 1 && rows < count; i++) {
      int group = present[order[i]];
      taken[group] = true;
      rows += sizes[group];
    }
    return taken;
  }

  private static int[] sizes(int[] kinds, int[] candidates) {
    int[] sizes = new int[Arrays.stream(kinds).max().orElse(-1) + 1];
    for (int row : candidates) {
      sizes[kinds[row]]++;
    }
    return sizes;
  }
}
