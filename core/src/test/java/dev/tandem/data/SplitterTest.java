package dev.tandem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final int[] LABELS = IntStream.range(0, 100).map(i -> i < 20 ? 1 : 0).toArray();
  private static final int[] GROUPS = IntStream.range(0, 100).map(i -> i / 3).toArray();

  private final Splitter splitter = new Splitter(7, 0.1);

  @Test
  void a_shuffled_split_deals_every_row_out_once_in_the_shares_asked_for() {
    RowSplit split = splitter.split(100, 0.2, RowChoice.shuffled());

    // 20 of 100 test, 8 = 10 % of the other 80 validate
    assertThat(split.test()).hasSize(20).isSorted();
    assertThat(split.validation()).hasSize(8).isSorted();
    assertThat(split.training()).hasSize(72).isSorted();
    assertThat(everyRow(split)).containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void a_stratified_split_gives_each_class_the_same_share_on_every_side() {
    RowSplit split = splitter.split(100, 0.25, RowChoice.stratified(LABELS));

    // test: 25 = 5 of 20 and 20 of 80; validation: 8 of 75 = 1.6 and 6.4, rounded to 2 and 6
    assertThat(positives(split.test())).isEqualTo(5);
    assertThat(split.test()).hasSize(25);
    assertThat(positives(split.validation())).isEqualTo(2);
    assertThat(split.validation()).hasSize(8);
    assertThat(everyRow(split)).containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void a_grouped_split_keeps_each_group_on_one_side_validation_included() {
    RowSplit split = splitter.split(100, 0.2, RowChoice.grouped(GROUPS));

    assertThat(groups(split.test())).doesNotContain(groups(split.training()));
    assertThat(groups(split.validation())).doesNotContain(groups(split.training()));
    assertThat(groups(split.validation())).doesNotContain(groups(split.test()));
    assertThat(split.test().length).isBetween(20, 22);
    assertThat(everyRow(split)).containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void folds_test_every_row_once_and_of_each_class_the_same_share() {
    List<RowSplit> folds =
        IntStream.rangeClosed(1, 5)
            .mapToObj(fold -> splitter.fold(100, fold, 5, RowChoice.stratified(LABELS)))
            .toList();

    // 20 of 100 test in each fold, 4 of the 20 positives among them; 8 of the other 80 validate
    assertThat(folds).allSatisfy(fold -> assertThat(fold.test()).hasSize(20).isSorted());
    assertThat(folds).allSatisfy(fold -> assertThat(positives(fold.test())).isEqualTo(4));
    assertThat(folds).allSatisfy(fold -> assertThat(fold.validation()).hasSize(8));
    assertThat(folds)
        .allSatisfy(
            fold -> assertThat(everyRow(fold)).containsExactly(IntStream.range(0, 100).toArray()));
    assertThat(folds.stream().flatMapToInt(fold -> Arrays.stream(fold.test())).sorted().toArray())
        .containsExactly(IntStream.range(0, 100).toArray());
  }

  @Test
  void rows_that_do_not_divide_evenly_make_folds_that_differ_by_one_row() {
    int[] sizes =
        IntStream.rangeClosed(1, 3)
            .map(fold -> splitter.fold(100, fold, 3, RowChoice.shuffled()).test().length)
            .sorted()
            .toArray();

    assertThat(sizes).containsExactly(33, 33, 34);
  }

  @Test
  void more_folds_than_rows_are_refused() {
    assertThatThrownBy(() -> splitter.fold(3, 1, 5, RowChoice.shuffled()))
        .hasMessageContaining("expected enough rows or groups for every side");
  }

  @Test
  void the_same_seed_deals_the_same_and_another_seed_otherwise() {
    RowSplit split = splitter.split(100, 0.2, RowChoice.shuffled());

    assertThat(new Splitter(7, 0.1).split(100, 0.2, RowChoice.shuffled()).test())
        .isEqualTo(split.test());
    assertThat(new Splitter(8, 0.1).split(100, 0.2, RowChoice.shuffled()).test())
        .isNotEqualTo(split.test());
  }

  @Test
  void given_test_rows_stay_and_validation_rows_come_from_the_training_rows() {
    RowSplit split = splitter.given(100, 60, RowChoice.stratified(LABELS));

    assertThat(split.test()).containsExactly(IntStream.range(60, 100).toArray());
    assertThat(split.validation()).hasSize(6);
    assertThat(Arrays.stream(split.validation())).allMatch(row -> row < 60);
    assertThat(positives(split.validation())).isEqualTo(2); // 6·20/60
  }

  @Test
  void a_validation_share_of_0_leaves_no_validation_rows() {
    RowSplit split = new Splitter(7, 0).split(100, 0.2, RowChoice.shuffled());

    assertThat(split.validation()).isEmpty();
    assertThat(split.training()).hasSize(80);
  }

  @Test
  void fewer_rows_are_a_stratified_subset_and_more_rows_than_there_are_change_nothing() {
    RowChoice choice = RowChoice.stratified(LABELS);
    RowSplit split = splitter.split(100, 0.2, choice);
    RowSplit fewer =
        splitter.fewerTestRows(splitter.fewerTrainingRows(split, 10, choice), 5, choice);

    assertThat(split.training()).contains(fewer.training());
    assertThat(fewer.training()).hasSize(10);
    assertThat(positives(fewer.training())).isEqualTo(2);
    assertThat(split.test()).contains(fewer.test());
    assertThat(fewer.test()).hasSize(5);
    assertThat(fewer.validation()).isEqualTo(split.validation());
    assertThat(splitter.fewerTrainingRows(split, 1000, choice)).isEqualTo(split);
  }

  @Test
  void the_same_rows_train_validate_and_test_without_a_split() {
    assertThat(RowSplit.same(4).training()).containsExactly(0, 1, 2, 3);
    assertThat(RowSplit.same(4).test()).containsExactly(0, 1, 2, 3);
  }

  @Test
  void too_few_rows_or_groups_for_every_side_are_refused() {
    assertThatThrownBy(() -> splitter.split(2, 0.2, RowChoice.shuffled()))
        .hasMessage(
            "split: expected enough rows or groups for every side, got 0 training, 1 validation and"
                + " 1 test rows");
    assertThatThrownBy(() -> splitter.split(9, 0.2, RowChoice.grouped(new int[9])))
        .hasMessageContaining("got 9 training, 0 validation and 0 test rows")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void quotas_add_up_and_the_largest_remainders_round_up() {
    // 7·(1, 4, 5)/10 = 0.7, 2.8, 3.5: floors 0, 2, 3, then one each for 2.8 and 0.7
    assertThat(Quotas.of(new int[] {1, 4, 5}, 7)).containsExactly(1, 3, 3);
    assertThat(Quotas.of(new int[] {2, 2, 2}, 4)).containsExactly(2, 1, 1);
    assertThat(Quotas.of(new int[] {}, 0)).isEmpty();
  }

  private static long positives(int[] rows) {
    return Arrays.stream(rows).filter(row -> LABELS[row] == 1).count();
  }

  private static int[] groups(int[] rows) {
    return Arrays.stream(rows).map(row -> GROUPS[row]).distinct().toArray();
  }

  private static int[] everyRow(RowSplit split) {
    return IntStream.concat(
            Arrays.stream(split.training()),
            IntStream.concat(Arrays.stream(split.validation()), Arrays.stream(split.test())))
        .sorted()
        .toArray();
  }
}
