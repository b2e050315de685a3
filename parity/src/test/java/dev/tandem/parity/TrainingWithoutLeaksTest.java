package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Dataset;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.scratch.ScratchEngine;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ColumnSpec;
import dev.tandem.network.ColumnSpec.Encode;
import dev.tandem.network.ColumnSpec.Scale;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.HistorySpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.TableSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From a table to trained weights, with every encoder: what stands in test rows has no part in
 * them, not in one bit.
 */
class TrainingWithoutLeaksTest {
  private static final int ROWS = 300;
  private static final List<String> HEADER =
      List.of(
          "who", "when", "known", "plain", "low", "robust", "skewed", "city", "shop", "flag",
          "side", "label");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "stratified, '', textbook",
    "stratified, '', scratch",
    "shuffled, '', scratch",
    "ordered, '', scratch",
    "grouped:who, who, scratch",
    "column:side, side, scratch",
    "time:when, when, textbook",
    "time:when, when, scratch"
  })
  void values_of_test_rows_change_no_bit_of_the_weights(
      String split, String splitColumn, String engine) throws IOException {
    List<List<String>> rows = rows();
    PreparedData data = prepare(rows, split);
    SessionState trained = train(data, engine);
    List<List<String>> permuted = permuted(rows, data.testSourceRows(), splitColumn);
    List<List<String>> others = others(permuted, data.testSourceRows(), splitColumn);

    assertThat(trained.parameters().maxDifference(initial(data).parameters())).isPositive();
    for (List<List<String>> changed : List.of(permuted, others)) {
      PreparedData after = prepare(changed, split);
      assertThat(after.testSourceRows()).isEqualTo(data.testSourceRows());
      assertThat(values(after.splits().test())).isNotEqualTo(values(data.splits().test()));
      assertThat(train(after, engine)).isEqualTo(trained);
    }
  }

  /** Outcomes of earlier rows make the history, so that only later rows may test then. */
  private static Optional<HistorySpec> history(String split) {
    return split.startsWith("time:")
        ? Optional.of(new HistorySpec("who", "when", Optional.of("known")))
        : Optional.empty();
  }

  private static SessionState train(PreparedData data, String name) {
    Engine engine = name.equals("scratch") ? new ScratchEngine() : new TextbookEngine();
    Precision precision = name.equals("scratch") ? Precision.FLOAT32 : Precision.FLOAT64;
    ExperimentSpec experiment = experiment(data);
    Execution execution = new Execution(1, precision);
    try (Session session =
        engine.open(experiment, execution, initial(data), data.splits().training())) {
      new Trainer(experiment, data.splits(), session, event -> {}).run();
      return session.state();
    }
  }

  private static SessionState initial(PreparedData data) {
    return Initializer.initialState(experiment(data).network(), 3);
  }

  private static ExperimentSpec experiment(PreparedData data) {
    NetworkSpec network =
        NetworkSpec.hidden(List.of(8), new ActivationSpec.Tanh(), 0.1, new InitializationSpec.He())
            .fit(data.facts().features(), 2);
    return new ExperimentSpec(
        "leaks",
        DataSpec.DEFAULT,
        network,
        LossSpec.SoftmaxCrossEntropy.DEFAULT,
        OptimizerSpec.Adam.DEFAULT,
        new TrainingSpec(4, OptionalInt.of(16), 3));
  }

  private static float[] values(Dataset side) {
    float[] values = new float[side.rows() * side.features().width()];
    side.features().gather(IntStream.range(0, side.rows()).toArray(), values);
    return values;
  }

  /** Dates, numbers with gaps, categories, and an outcome that a person's number says much of. */
  private static List<List<String>> rows() {
    CounterRandom random = CounterRandom.of(11, Purpose.GENERATOR);
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      long at = 12L * row;
      int who = random.below(at, 40);
      LocalDateTime when = LocalDateTime.of(2026, 1, 1, 8, 0).plusHours(random.below(at + 1, 2400));
      boolean yes = random.below(at + 4, 100) < 25 + who;
      int side = random.below(at + 5, 10);
      rows.add(
          List.of(
              "P" + who,
              when.toString(),
              when.plusHours(random.below(at + 2, 300)).toString(),
              random.below(at + 3, 1000) / 10.0 + "",
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

  /** The test rows' values of each column dealt out among them anew, each column by itself. */
  private static List<List<String>> permuted(
      List<List<String>> rows, int[] test, String splitColumn) {
    List<List<String>> permuted = new ArrayList<>();
    rows.forEach(row -> permuted.add(new ArrayList<>(row)));
    for (String name : HEADER) {
      if (!name.equals("label") && !name.equals(splitColumn)) {
        int column = HEADER.indexOf(name);
        int[] order = CounterRandom.of(column, Purpose.GENERATOR, 1).permutation(test.length);
        for (int i = 0; i < test.length; i++) {
          permuted.get(test[i]).set(column, rows.get(test[order[i]]).get(column));
        }
      }
    }
    return permuted;
  }

  /** Test rows with values that no row has had: a mean or a list of categories would tell. */
  private static List<List<String>> others(
      List<List<String>> rows, int[] test, String splitColumn) {
    List<List<String>> others = new ArrayList<>();
    rows.forEach(row -> others.add(new ArrayList<>(row)));
    for (int row : test) {
      for (int column = 0; column < HEADER.size(); column++) {
        String cell = rows.get(row).get(column);
        String other =
            switch (HEADER.get(column)) {
              case "known" -> LocalDateTime.parse(cell).plusYears(3).toString();
              case "plain", "low", "robust", "skewed" -> cell.isEmpty() ? "" : "9" + cell;
              case "who", "city", "shop" -> cell + " b";
              default -> cell;
            };
        others.get(row).set(column, HEADER.get(column).equals(splitColumn) ? cell : other);
      }
    }
    return others;
  }

  private PreparedData prepare(List<List<String>> rows, String split) throws IOException {
    StringBuilder text = new StringBuilder(String.join(",", HEADER) + "\n");
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    Map<String, ColumnSpec> columns =
        Map.of(
            "low", scaled(Scale.MIN_MAX),
            "robust", scaled(Scale.ROBUST),
            "skewed", scaled(Scale.LOG),
            "city", new ColumnSpec(Optional.empty(), Optional.empty(), Optional.of(Encode.TARGET)));
    TableSpec table =
        new TableSpec(
            FormatSpec.DEFAULT,
            columns,
            List.of(),
            false,
            Map.of(),
            Optional.empty(),
            history(split));
    DataSpec spec =
        DataSpec.of(file.toString())
            .withLabel(Optional.of("label"))
            .with(SplitSpec.parse(split))
            .with(table);
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
  }

  private static ColumnSpec scaled(Scale scale) {
    return new ColumnSpec(Optional.empty(), Optional.of(scale), Optional.empty());
  }
}
