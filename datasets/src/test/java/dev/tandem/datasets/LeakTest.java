package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.network.ColumnSpec;
import dev.tandem.network.ColumnSpec.Encode;
import dev.tandem.network.ColumnSpec.Scale;
import dev.tandem.network.HistorySpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a test row gets into what training sees. */
class LeakTest {
  private static final int ROWS = 300;
  private static final List<String> HEADER =
      List.of(
          "who", "when", "known", "plain", "low", "robust", "skewed", "city", "shop", "flag",
          "side", "label");
  private static final String POSITIVES = "who earlier label=yes";
  private static final int FIRST_FEATURE = 1;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"stratified", "shuffled", "ordered", "grouped:who", "column:side"})
  void values_of_test_rows_have_no_part_in_the_features_of_training_rows(String split)
      throws IOException {
    List<List<String>> rows = rows();
    PreparedData before = prepare(rows, split, false);
    List<List<String>> permuted = permuted(rows, before.testSourceRows(), HEADER.indexOf("side"));
    PreparedData after = prepare(permuted, split, false);

    assertThat(after.testSourceRows()).isEqualTo(before.testSourceRows());
    assertThat(values(after.splits().test())).isNotEqualTo(values(before.splits().test()));
    assertThat(values(after.splits().training())).isEqualTo(values(before.splits().training()));
    assertThat(values(after.splits().validation())).isEqualTo(values(before.splits().validation()));
    assertThat(after.preprocessing()).isEqualTo(before.preprocessing());
  }

  @Test
  void another_outcome_changes_the_history_of_later_rows_of_the_same_person_alone()
      throws IOException {
    List<List<String>> rows = rows();
    int changed = 120;
    List<List<String>> other = copy(rows);
    int label = HEADER.indexOf("label");
    other.get(changed).set(label, rows.get(changed).get(label).equals("yes") ? "no" : "yes");
    Map<Integer, Long> before = history(prepare(rows, "column:side", true));
    Map<Integer, Long> after = history(prepare(other, "column:side", true));

    int others = 0;
    for (int row = 0; row < ROWS; row++) {
      boolean same = before.get(row).equals(after.get(row));
      boolean samePerson = rows.get(row).get(0).equals(rows.get(changed).get(0));
      String knownOn = rows.get(changed).get(2).substring(0, 10);
      boolean later = rows.get(row).get(1).substring(0, 10).compareTo(knownOn) > 0;
      assertThat(same).as("row %d", row).isEqualTo(!(samePerson && later));
      others += same ? 0 : 1;
    }
    assertThat(others).isPositive();
  }

  @Test
  void with_a_split_by_time_no_training_row_knows_an_outcome_of_a_test_row() throws IOException {
    List<List<String>> rows = rows();
    PreparedData before = prepare(rows, "time:when", true);
    List<List<String>> other = copy(rows);
    int label = HEADER.indexOf("label");
    for (int row : before.testSourceRows()) {
      other.get(row).set(label, rows.get(row).get(label).equals("yes") ? "no" : "yes");
    }
    PreparedData after = prepare(other, "time:when", true);

    assertThat(values(after.splits().training())).isEqualTo(values(before.splits().training()));
    assertThat(values(after.splits().validation())).isEqualTo(values(before.splits().validation()));
    assertThat(values(after.splits().test())).isNotEqualTo(values(before.splits().test()));
  }

  /** By row of the file, how many earlier outcomes were positive: the feature, scaled back. */
  private static Map<Integer, Long> history(PreparedData data) {
    Map<Integer, Long> byRow = new LinkedHashMap<>();
    Preprocessing.Columns columns = (Preprocessing.Columns) data.preprocessing();
    Encoding.Scaled scale =
        columns.columns().stream()
            .filter(own -> own.name().equals(POSITIVES))
            .map(own -> (Encoding.Scaled) own.encoding())
            .findFirst()
            .orElseThrow();
    add(data.splits().training(), data.trainingSourceRows(), scale, byRow);
    add(data.splits().validation(), data.validationSourceRows(), scale, byRow);
    add(data.splits().test(), data.testSourceRows(), scale, byRow);
    return byRow;
  }

  private static void add(
      Dataset side, int[] rows, Encoding.Scaled scale, Map<Integer, Long> byRow) {
    int width = side.features().width();
    int feature = side.featureNames().indexOf(POSITIVES);
    float[] values = values(side);
    for (int i = 0; i < rows.length; i++) {
      double log = values[i * width + feature] * scale.spread() + scale.center();
      byRow.put(rows[i], Math.round(Math.expm1(log)));
    }
  }

  private static float[] values(Dataset side) {
    float[] values = new float[side.rows() * side.features().width()];
    side.features().gather(IntStream.range(0, side.rows()).toArray(), values);
    return values;
  }

  /** Rows in no order of time; the later half of them tests or validates by its column. */
  private static List<List<String>> rows() {
    CounterRandom random = CounterRandom.of(11, Purpose.GENERATOR);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      long at = 12L * row;
      int who = random.below(at, 40);
      LocalDateTime when = LocalDateTime.of(2026, 1, 1, 8, 0).plusHours(random.below(at + 1, 2400));
      LocalDateTime known = when.plusHours(random.below(at + 2, 300));
      double plain = random.below(at + 3, 1000) / 10.0;
      boolean yes = random.below(at + 4, 100) < 25 + who;
      int side = random.below(at + 5, 10);
      rows.add(
          List.of(
              "P" + who,
              when.toString(),
              known.toString(),
              plain + "",
              random.below(at + 6, 500) + "",
              random.below(at + 7, 20) == 0 ? "" : random.below(at + 8, 700) + "",
              Math.pow(random.below(at + 9, 90), 3) + "",
              "city" + random.below(at + 10, 12),
              "shop" + random.below(at + 11, 30),
              yes ^ side < 4 ? "t" : "f",
              side < 6 ? "train" : side < 7 ? "validation" : "test",
              yes ? "yes" : "no"));
    }
    return rows;
  }

  private static List<List<String>> copy(List<List<String>> rows) {
    List<List<String>> copies = new ArrayList<>();
    rows.forEach(row -> copies.add(new ArrayList<>(row)));
    return copies;
  }

  /** The test rows' values of each feature dealt out among them anew, each column by itself. */
  private static List<List<String>> permuted(List<List<String>> rows, int[] test, int end) {
    List<List<String>> permuted = copy(rows);
    for (int column = FIRST_FEATURE; column < end; column++) {
      int[] order = CounterRandom.of(column, Purpose.GENERATOR, 1).permutation(test.length);
      for (int i = 0; i < test.length; i++) {
        permuted.get(test[i]).set(column, rows.get(test[order[i]]).get(column));
      }
    }
    return permuted;
  }

  private PreparedData prepare(List<List<String>> rows, String split, boolean history)
      throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", HEADER) + "\n");
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    Map<String, ColumnSpec> columns =
        Map.of(
            "low", scaled(Scale.MIN_MAX),
            "robust", scaled(Scale.ROBUST),
            "skewed", scaled(Scale.LOG),
            "city", new ColumnSpec(Optional.empty(), Optional.empty(), Optional.of(Encode.TARGET)));
    Specs specs =
        Specs.of(file.toString())
            .label("label", history ? new String[] {"side"} : new String[] {"known", "side"})
            .split(split)
            .table(
                Tables.of(
                    columns,
                    history
                        ? Optional.of(new HistorySpec("who", "when", Optional.of("known")))
                        : Optional.empty()));
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.spec(), folders).path());
  }

  private static ColumnSpec scaled(Scale scale) {
    return new ColumnSpec(Optional.empty(), Optional.of(scale), Optional.empty());
  }
}
