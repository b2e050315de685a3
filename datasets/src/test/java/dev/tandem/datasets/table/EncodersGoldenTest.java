package dev.tandem.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Targets;
import dev.tandem.datasets.Golden;
import dev.tandem.datasets.table.ColumnPlan.Method;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.MemoryRows;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against scikit-learn 1.2; {@code reference/encoders.py} wrote the expected features. */
class EncodersGoldenTest {
  static Stream<Golden> numbers() {
    return Golden.all("encoders.txt").filter(own -> own.has("values"));
  }

  static Stream<Golden> categories() {
    return Golden.all("encoders.txt").filter(own -> own.has("texts") && !own.has("folds"));
  }

  static Stream<Golden> targetMeans() {
    return Golden.all("encoders.txt").filter(own -> own.has("folds"));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbers_are_scaled_filled_and_flagged_as_by_scikit_learn(Golden golden) {
    String scaler = golden.name().split(" ")[0].toUpperCase(Locale.ROOT).replace('-', '_');
    Table table = table(golden.texts("values"), Form.NUMBER);

    equalFeatures(golden, table, ColumnPlan.of("x", Method.valueOf(scaler)));
  }

  @ParameterizedTest
  @MethodSource("categories")
  void categories_are_one_hot_with_rare_ones_among_the_others_as_by_scikit_learn(Golden golden) {
    Table table = table(golden.texts("texts"), Form.TEXT);

    equalFeatures(golden, table, ColumnPlan.of("x", Method.CATEGORY));
  }

  @ParameterizedTest
  @MethodSource("targetMeans")
  void target_means_are_those_of_other_folds_for_training_rows_and_of_all_for_others(
      Golden golden) {
    int training = (int) golden.numbers("training")[0];
    Table table = table(golden.texts("texts"), Form.TEXT);
    DerivedColumn column = new DerivedColumn(table, Derivation.VALUE, List.of("x"));
    int[] folds = Arrays.stream(golden.numbers("folds")).mapToInt(fold -> (int) fold).toArray();
    TargetMeans means = TargetMeans.of(column, rows(training), golden.numbers("targets"), folds);

    double[] expected = golden.numbers("features");
    assertThat(means.own())
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(Arrays.copyOf(expected, training));
    TableEncoder encoder = new TableEncoder(List.of(encoding(means)));
    FloatBuffer features = FloatBuffer.allocate(table.rows());
    encoder.encode(table, rows(table.rows()), features);
    for (int row = training; row < table.rows(); row++) {
      assertThat((double) features.get(row)).isCloseTo(expected[row], within(1e-6));
    }
    assertThat(expected).hasSizeGreaterThan(training);
  }

  @ParameterizedTest
  @MethodSource("targetMeans")
  void the_training_rows_of_a_table_have_features_of_their_own(Golden golden) {
    int training = (int) golden.numbers("training")[0];
    Table table = table(golden.texts("texts"), Form.TEXT);
    double[] y = golden.numbers("targets");
    float[] targets = new float[training];
    IntStream.range(0, training).forEach(i -> targets[i] = (float) y[i]);
    TrainingRows rows = new TrainingRows(rows(training), new Targets.Values(targets, 1), 7);
    EncodingFitter fitter = new EncodingFitter(table, rows);
    TableEncoder encoder = new TableEncoder(List.of(fitter.fit(ColumnPlan.of("x", Method.TARGET))));
    FloatBuffer features = FloatBuffer.allocate(training - 3);
    encoder.encode(table, rows(training - 3), fitter.own(), 3, features);

    // the feature of training row 3 comes first, whatever table row it is
    assertThat(features.get(0)).isEqualTo((float) fitter.own().get("x")[3]);
    assertThat(Arrays.stream(fitter.own().get("x")).average().orElseThrow())
        .isCloseTo(0, within(1e-12));
    DerivedColumn column = new DerivedColumn(table, Derivation.VALUE, List.of("x"));
    double[] asFloats = IntStream.range(0, training).mapToDouble(i -> targets[i]).toArray();
    assertThat(fitter.own().get("x"))
        .isEqualTo(
            TargetMeans.of(column, rows(training), asFloats, TargetMeans.folds(training, 7)).own());
  }

  @ParameterizedTest
  @MethodSource("targetMeans")
  void a_training_rows_target_has_no_part_in_its_own_feature(Golden golden) {
    int training = (int) golden.numbers("training")[0];
    Table table = table(golden.texts("texts"), Form.TEXT);
    DerivedColumn column = new DerivedColumn(table, Derivation.VALUE, List.of("x"));
    int[] folds = Arrays.stream(golden.numbers("folds")).mapToInt(fold -> (int) fold).toArray();
    double[] y = golden.numbers("targets");
    TargetMeans before = TargetMeans.of(column, rows(training), y, folds);
    y[5] += 1;
    TargetMeans after = TargetMeans.of(column, rows(training), y, folds);

    for (int row = 0; row < training; row++) {
      boolean sameFold = folds[row] == folds[5];
      // any other fold's prior has the changed target in it
      assertThat(Math.abs(plain(after, row) - plain(before, row)) < 1e-9)
          .as("row %d", row)
          .isEqualTo(sameFold);
    }
  }

  /** The feature before it is standardized. */
  private static double plain(TargetMeans means, int row) {
    return means.own()[row] * means.encoding().deviation() + means.encoding().mean();
  }

  private static ColumnEncoding encoding(TargetMeans means) {
    return new ColumnEncoding("x", Derivation.VALUE, List.of("x"), means.encoding());
  }

  private static void equalFeatures(Golden golden, Table table, ColumnPlan plan) {
    int training = (int) golden.numbers("training")[0];
    Targets none = new Targets.Values(new float[training], 1);
    EncodingFitter fitter = new EncodingFitter(table, new TrainingRows(rows(training), none, 1));
    TableEncoder encoder = new TableEncoder(List.of(fitter.fit(plan)));
    FloatBuffer features = FloatBuffer.allocate(table.rows() * encoder.width());
    encoder.encode(table, rows(table.rows()), features);

    double[] expected = golden.numbers("features");
    assertThat(expected).hasSize(features.capacity());
    for (int i = 0; i < expected.length; i++) {
      double tolerance = 1e-6 * Math.max(1, Math.abs(expected[i]));
      assertThat((double) features.get(i))
          .as("feature %d", i)
          .isCloseTo(expected[i], within(tolerance));
    }
  }

  private static Table table(List<String> values, Form form) {
    MemoryRows rows = new MemoryRows("golden", List.of("x"));
    values.forEach(value -> rows.add(List.of(value.equals("-") ? "" : value)));
    return Table.read(rows, Map.of("x", form), new MissingTexts(List.of()));
  }

  private static int[] rows(int count) {
    return IntStream.range(0, count).toArray();
  }
}
