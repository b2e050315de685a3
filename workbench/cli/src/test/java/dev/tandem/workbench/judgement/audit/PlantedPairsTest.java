package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.datasets.DataFolders;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.compare.run.RunEvaluation;
import dev.tandem.workbench.contender.child.ChildThread;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two settings are planted at once on one side, for every pair of twelve: the audit names both. */
class PlantedPairsTest {
  private static final Map<String, Object> BASE =
      Map.of(
          "name", "appointments",
          "data", Map.of("source", "appointments", "rows", 1200, "testFraction", 0.2),
          "network",
              Map.of("hidden", List.of(8), "activation", "relu", "initialization", "he-uniform"),
          "loss", Map.of("type", "binary-cross-entropy", "positiveWeight", 1.0),
          "optimizer", Map.of("type", "sgd", "learningRate", 0.1, "momentum", 0.9),
          "training", Map.of("epochs", 2, "batchSize", 64, "seed", 1));

  /** A setting, the value that is planted, and what the audit has to say. */
  private record Planted(String key, Object value, List<String> words) {
    static Planted of(String key, Object value, String... words) {
      return new Planted(key, value, List.of(words));
    }

    @Override
    public String toString() {
      return key.substring(key.lastIndexOf('.') + 1);
    }
  }

  /** Textbook computes in float64 and scratch in float32, so that engine brings precision along. */
  private static final List<Planted> SETTINGS =
      List.of(
          Planted.of("engine", "textbook", "engine scratch against textbook"),
          Planted.of("precision", "textbook", "float32 against float64"),
          Planted.of("data.trainRows", 500, " training rows against 500"),
          Planted.of("data.testFraction", 0.3, "240 test rows against", "360 test rows"),
          Planted.of("network.hidden", List.of(16, 4), "dense [8, 1] against dense [16, 4, 1]"),
          Planted.of("network.activation", "tanh", "relu against tanh"),
          Planted.of("network.initialization", "xavier", "he-uniform", "xavier"),
          Planted.of("optimizer.learningRate", 0.01, "learningRate 0.1 against", "0.01"),
          Planted.of("optimizer.momentum", 0.5, "momentum 0.9 against momentum 0.5"),
          Planted.of("training.batchSize", 50, "batches of 64 rows against 50"),
          Planted.of("loss.positiveWeight", 4.0, "positiveWeight 1.0 against", "4.0"),
          Planted.of("network.dropout", 0.25, "no dropout against dropout 0.25"));

  @TempDir private static Path folder;
  private static Preparation preparation;
  private static ContenderEntry base;
  private static int trained;

  @BeforeAll
  static void trainTheOtherSide() throws IOException {
    preparation = new Preparation(new DataFolders(folder, folder), event -> {});
    base = train("a", List.of());
  }

  static Stream<Arguments> pairs() {
    return IntStream.range(0, SETTINGS.size())
        .boxed()
        .flatMap(
            i ->
                SETTINGS.subList(i + 1, SETTINGS.size()).stream()
                    .map(other -> Arguments.of(SETTINGS.get(i), other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void both_settings_of_a_pair_are_named(Planted one, Planted other) throws IOException {
    ContenderEntry planted = train("b", List.of(one, other));

    String caveats = String.join("; ", Audit.caveats(base, planted, AuditEntry.QUALITY));

    assertThat(caveats).contains(one.words()).contains(other.words());
  }

  @Test
  void there_are_66_pairs_of_the_twelve() {
    assertThat(pairs()).hasSize(66);
  }

  @Test
  void two_sides_that_are_alike_have_nothing_to_name() throws IOException {
    assertThat(Audit.caveats(base, train("b", List.of()), AuditEntry.QUALITY)).isEmpty();
  }

  private static ContenderEntry train(String id, List<Planted> settings) throws IOException {
    String name = "scratch";
    SpecNode tree = SpecNode.of(new LinkedHashMap<>(BASE), "test");
    for (Planted setting : settings) {
      if (setting.key().contains(".")) {
        tree = ExperimentTree.set(tree, setting.key(), setting.value(), "test");
      } else {
        name = (String) setting.value();
      }
    }
    EngineReference reference = EngineReference.of(name);
    Engine engine = Engines.find(reference).orElseThrow();
    Execution execution = new Execution(1, engine.precisions().get(0));
    ExperimentSpec experiment = ExperimentReader.read(tree);
    PlannedContender planned =
        preparation.plan(
            new Contender(
                id,
                reference,
                execution,
                (SpecNode.Keys) SpecNode.of(Map.of(), "test"),
                experiment));
    Path own = Files.createDirectories(folder.resolve("run-" + ++trained));
    try (ContenderRun run = new ContenderRun(planned, 1, own)) {
      run.start(() -> ChildThread.start(new Command.Open(job(run))));
      while (run.training()) {
        run.epoch(progress -> {});
      }
      run.finish();
      assertThat(run.message()).isNull();
      return entry(run);
    }
  }

  private static Job job(ContenderRun run) {
    Contender contender = run.planned().contender();
    return new Job(
        contender.engine(),
        contender.execution().threads(),
        contender.execution().precision().label(),
        run.planned().prepared().path().toString(),
        run.folder().toString(),
        true,
        Checkpointing.USUAL,
        ExperimentWriter.write(run.experiment()));
  }

  private static ContenderEntry entry(ContenderRun run) {
    return new ContenderEntry(
        run.planned().id(),
        run.planned().contender().engine().name(),
        null,
        null,
        1,
        run.planned().contender().execution().precision().label(),
        "finished",
        null,
        run.experiment().network().parameterCount(),
        Map.of(),
        null,
        List.of(RunEvaluation.of(run, preparation.splits(run.planned().prepared()))),
        Map.of());
  }
}
