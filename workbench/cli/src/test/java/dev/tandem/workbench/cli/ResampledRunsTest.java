package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons whose repeats deal their rows out anew, with real processes. */
@Tag("once")
class ResampledRunsTest {
  @TempDir Path folder;
  private Path runs;

  @BeforeEach
  void nameTheFolder() {
    runs = folder.resolve("runs");
  }

  private CommandRun compare(Object experiment, Object... words) {
    Stream<Object> given =
        Stream.concat(Stream.of("compare", experiment, "--verbose"), Stream.of(words));
    return CommandRun.of(Stream.concat(given, Stream.of("--out", runs)).toArray());
  }

  private SavedRun latest() {
    return new RunStore(runs).find("latest");
  }

  /** Thirty rows; one category is in one row only, so that folds have other features. */
  private Path table() throws IOException {
    StringBuilder csv = new StringBuilder("x,kind,label\n");
    for (int row = 0; row < 30; row++) {
      String kind = row == 7 ? "rare" : row % 3 == 0 ? "a" : "b";
      csv.append(row).append(',').append(kind).append(',').append(row < 12 ? "no" : "yes");
      csv.append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), csv);
    return Files.writeString(
        folder.resolve("folds.yaml"),
        "name: folds\n"
            + ("data: {source: '" + file + "', label: label, validation: 0}\n")
            + "network: {hidden: [4]}\n"
            + "loss: {type: softmax-cross-entropy, classWeights: balanced}\n"
            + "training: {epochs: 2, batchSize: 8}\n"
            + "contenders: [scratch, {id: fast, engine: scratch, overrides: {optimizer:"
            + " {learningRate: 0.5}}}]\n");
  }

  @Test
  void each_fold_has_rows_features_and_baselines_of_its_own_and_is_found_again()
      throws IOException {
    CommandRun run = compare(table(), "--folds", 3);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("folds: each of 3 repeats tests on a different part of the rows; baselines")
        .contains("3 folds of 3, each with its own seed");
    ComparisonFile file = latest().results();
    assertThat(file.experiment()).containsEntry("folds", 3).containsEntry("repeats", 3);
    for (ContenderEntry contender : file.contenders()) {
      assertThat(contender.runs())
          .extracting(own -> own.resampled().fold())
          .containsExactly(fold(1), fold(2), fold(3));
      assertThat(contender.runs())
          .extracting(own -> own.resampled().rows())
          .containsOnly(new RowsEntry(20, 0, 10));
      assertThat(contender.runs())
          .extracting(own -> own.resampled().fingerprint())
          .doesNotHaveDuplicates();
    }
    // 10 rows test and 20 train
    assertThat(file.verdicts().pairs().get(0).figures())
        .extracting(figure -> figure.evidence().testToTraining())
        .contains(0.5);

    Path before = latest().path();
    CommandRun again = CommandRun.of("reproduce", before, "--out", runs);
    assertThat(again.out()).containsPattern("scratch +3 +to the bit +same bits +none +agrees");
    assertThat(again.exitCode()).isZero();
    assertThat(CommandRun.of("report", before).exitCode()).isZero();
    CommandRun diff = CommandRun.of("runs", "diff", before, latest().path());
    assertThat(diff.err()).isEmpty();
    assertThat(diff.exitCode()).isZero();
  }

  @Test
  void redrawn_splits_have_the_seeds_after_the_datas() {
    CommandRun run =
        compare(
            "moons", "--engines", "scratch", "--epochs", 1, "--resample", "split", "--repeats", 2);

    assertThat(run.exitCode()).isZero();
    List<RunEntry> repeats = latest().results().contenders().get(0).runs();
    assertThat(repeats).extracting(own -> own.resampled().splitSeed()).containsExactly(1L, 2L);
    assertThat(repeats).extracting(own -> own.resampled().fold()).containsOnlyNulls();
    assertThat(latest().results().dataset().fingerprint())
        .isEqualTo(repeats.get(0).resampled().fingerprint());
    assertThat(run.out()).contains("splits: each repeat has its own, from its own split seed");
  }

  @Test
  void the_same_rows_in_all_repeats_leave_no_trace() throws IOException {
    compare("xor", "--engines", "scratch", "--epochs", 1);

    assertThat(latest().path().resolve("comparison.json"))
        .content()
        .doesNotContain("resampled", "testToTraining", "never");
  }

  @Test
  void what_cannot_be_is_refused_in_one_line() {
    assertThat(compare("xor", "--resample", "split", "--repeats", 3).err())
        .isEqualTo(
            "tandem: resample: expected a split that deals rows out, such as stratified or"
                + " shuffled, got none, where all splits are the same rows\n");
    assertThat(compare("moons", "--folds", 5, "--repeats", 3).err())
        .isEqualTo(
            "tandem: --folds: folds: expected as many folds as repeats, or no repeats, got 5 folds,"
                + " 3 repeats\n");
    assertThat(compare("moons", "--folds", 5, "--resample", "split").err())
        .contains("folds: expected either resample: split or folds, got both");
    assertThat(compare("moons", "--resample", "split").err())
        .contains("resample: expected repeats of at least 2, each with a split of its own");
    assertThat(compare("moons", "--resample", "rows", "--repeats", 2).err())
        .contains("resample: expected one of none, split, got 'rows'");
  }

  private static ResampledEntry.Fold fold(int index) {
    return new ResampledEntry.Fold(index, 3);
  }
}
