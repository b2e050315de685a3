package dev.tandem.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.training.Score;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of XOR tell what they say they tell, from every seed and on every engine. */
@Tag("once")
class XorSeedsTest {
  @TempDir static Path folder;
  private static PreparedData xor;

  @BeforeAll
  static void prepare() {
    DataFolders folders = new DataFolders(folder, folder);
    xor = PreparedData.open(DatasetCatalog.prepare(DataSpec.of("xor"), folders).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch", "pytorch"})
  void xor_is_solved_from_every_seed(String engine) {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(train("../../examples/xor.yaml", engine, seed).accuracy())
          .as("accuracy from seed " + seed)
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch", "pytorch"})
  void squared_error_on_a_sigmoid_solves_it_from_every_seed(String engine) {
    for (long seed = 0; seed < 10; seed++) {
      Score score = train("../../examples/xor-squared-error.yaml", engine, seed);
      assertThat(score.accuracy()).as("accuracy from seed " + seed).isEqualTo(1);
      assertThat(score.loss()).as("squared error from seed " + seed).isLessThan(0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch", "pytorch"})
  void as_taught_it_stays_at_the_loss_of_a_coin(String engine) {
    for (long seed = 0; seed < 3; seed++) {
      assertThat(train("../../examples/xor-as-taught.yaml", engine, seed).loss())
          .as("loss from seed " + seed)
          .isCloseTo(Math.log(2), within(1e-4));
    }
  }

  /** The score on all four rows after the last epoch. */
  private static Score train(String file, String engineName, long seed) {
    ExperimentSpec read =
        ComparisonReader.read(
                ExperimentTree.set(ExperimentFiles.load(file), "training.seed", seed, "test"))
            .experiment();
    ExperimentSpec experiment = read.with(read.network().fit(2, 2, read.loss()));
    Engine engine = Engines.find(engineName).orElseThrow();
    try (Session session =
        engine.open(
            experiment,
            new Execution(1, engine.precisions().get(0)),
            Initializer.initialState(experiment.network(), seed),
            xor.splits().training())) {
      Score[] last = new Score[1];
      Trainer trainer =
          new Trainer(experiment, xor.splits(), session, event -> last[0] = test(event, last[0]));
      trainer.run();
      return last[0];
    }
  }

  private static Score test(TrainingEvent event, Score before) {
    return event instanceof TrainingEvent.EpochFinished finished ? finished.test() : before;
  }
}
