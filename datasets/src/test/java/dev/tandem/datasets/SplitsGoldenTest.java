package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.RowChoice;
import dev.tandem.data.RowSplit;
import dev.tandem.data.Splitter;
import dev.tandem.network.FoldSpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn 1.2; {@code reference/encoders.py} wrote the expected rows and counts. */
class SplitsGoldenTest {
  static Stream<Golden> folds() {
    return Golden.all("encoders.txt").filter(own -> own.has("of"));
  }

  static Stream<Golden> shares() {
    return Golden.all("encoders.txt").filter(own -> own.has("share"));
  }

  @ParameterizedTest
  @MethodSource("folds")
  void ordered_folds_are_those_of_scikit_learns_unshuffled_ones(Golden golden) {
    int rows = (int) golden.numbers("rows")[0];
    int folds = (int) golden.numbers("of")[0];
    for (int fold = 1; fold <= folds; fold++) {
      RowSplit dealt = new OrderedSplit(rows, 0).fold(new FoldSpec(fold, folds));
      assertThat(dealt.test()).isEqualTo(ints(golden.numbers("fold" + fold)));
      assertThat(dealt.training()).hasSize(rows - dealt.test().length);
    }
  }

  @ParameterizedTest
  @MethodSource("shares")
  void stratified_splits_have_as_many_rows_of_a_class_as_scikit_learns_within_one(Golden golden) {
    int[] labels = ints(golden.numbers("labels"));
    double share = golden.numbers("share")[0];
    double[] expected = golden.numbers("counts");
    for (int seed = 1; seed <= 20; seed++) {
      int[] test =
          new Splitter(seed, 0).split(labels.length, share, RowChoice.stratified(labels)).test();
      for (int c = 0; c < expected.length; c++) {
        int own = c;
        long count = Arrays.stream(test).filter(row -> labels[row] == own).count();
        assertThat((double) count).isCloseTo(expected[c], within(1.0));
      }
    }
  }

  @Test
  void group_folds_keep_groups_whole_test_each_row_once_and_are_of_about_equal_size() {
    // 12 groups of 1 to 12 rows, 78 in all: a fold has 78/4 rows, and less than a group more or
    // less
    int[] groups =
        IntStream.range(0, 12).flatMap(g -> IntStream.rangeClosed(0, g).map(i -> g)).toArray();
    BitSet tested = new BitSet();
    for (int fold = 1; fold <= 4; fold++) {
      RowSplit dealt = new Splitter(5, 0.1).fold(groups.length, fold, 4, RowChoice.grouped(groups));
      BitSet testing = groupsOf(dealt.test(), groups);
      assertThat(testing.intersects(groupsOf(dealt.training(), groups))).isFalse();
      assertThat(testing.intersects(groupsOf(dealt.validation(), groups))).isFalse();
      assertThat(
              groupsOf(dealt.training(), groups).intersects(groupsOf(dealt.validation(), groups)))
          .isFalse();
      assertThat((double) dealt.test().length).isCloseTo(78 / 4.0, within(12.0));
      for (int row : dealt.test()) {
        assertThat(tested.get(row)).isFalse();
        tested.set(row);
      }
    }
    assertThat(tested.cardinality()).isEqualTo(78);
  }

  @Test
  void an_ordered_split_tests_on_the_last_rows_and_validates_on_those_before() {
    RowSplit dealt = new OrderedSplit(10, 0.25).last(0.2);
    assertThat(dealt.training()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(dealt.validation()).containsExactly(6, 7);
    assertThat(dealt.test()).containsExactly(8, 9);
  }

  private static BitSet groupsOf(int[] rows, int[] groups) {
    BitSet present = new BitSet();
    Arrays.stream(rows).forEach(row -> present.set(groups[row]));
    return present;
  }

  private static int[] ints(double[] values) {
    return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
  }
}
