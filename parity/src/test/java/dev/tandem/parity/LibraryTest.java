package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataException;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Session;
import dev.tandem.library.Inference;
import dev.tandem.library.Trained;
import dev.tandem.library.Training;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.ShapeException;
import dev.tandem.training.TrainingEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tandem as a library: a few words for a whole training. */
class LibraryTest {
  private static final Training SIGNS =
      Training.of(DataSplits.of(signs(400), 0.25, 0.2, 1))
          .hidden(8)
          .activation("tanh")
          .adam(0.05)
          .epochs(15)
          .batchSize(16)
          .seed(1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch", "pytorch"})
  void every_engine_learns_tells_its_epochs_and_predicts_what_it_saved(String engine) {
    Path file = folder.resolve("signs.safetensors");

    Trained signs = SIGNS.train(engine);
    signs.save(file);

    assertThat(signs.history()).hasSize(15);
    assertThat(signs.history().get(14).validation().loss())
        .isLessThan(signs.history().get(0).validation().loss());
    assertThat(signs.history().get(14).test().accuracy()).isEqualTo(signs.metrics().accuracy());
    assertThat(signs.metrics().accuracy()).isGreaterThan(0.95);
    try (Inference read = Inference.read(file, engine)) {
      assertThat(read.predict(1, 1)).containsExactly(signs.predict(1, 1));
      assertThat(read.predictClass(1, 1)).isEqualTo("same");
      assertThat(read.predictClass(-1, 1)).isEqualTo("different");
    }
  }

  @Test
  void rows_are_dealt_out_with_every_class_on_every_side_in_its_share() {
    DataSplits data = SIGNS.data();

    assertThat(data.test().rows()).isEqualTo(100);
    assertThat(data.validation().rows()).isEqualTo(60); // 0.2 of the other 300
    assertThat(data.training().rows()).isEqualTo(240);
    assertThat(data.test().classes().counts()).containsExactly(50, 50);
    assertThat(data.training().classes().counts()).containsExactly(120, 120);
  }

  @Test
  void a_description_is_left_as_it_is_by_the_ones_made_from_it() {
    Training more = SIGNS.epochs(30).precision(Precision.FLOAT64).set("optimizer.beta1", 0.8);

    assertThat(SIGNS.experiment().training().epochs()).isEqualTo(15);
    assertThat(more.experiment().training().epochs()).isEqualTo(30);
  }

  @Test
  void numbers_are_predicted_in_their_own_unit() {
    float[][] rows = new float[100][];
    float[] sums = new float[100];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {i % 10, i / 10};
      sums[i] = 2 * rows[i][0] - rows[i][1] + 3;
    }
    Dataset plane = Dataset.of("plane", rows, sums);

    Trained line =
        Training.of(DataSplits.of(plane, plane))
            .loss("mean-squared-error")
            .sgd(0.02)
            .fullBatch()
            .epochs(2000)
            .train("textbook");

    assertThat(line.numberMetrics().rmse()).isLessThan(1e-3);
    assertThat(line.predict(4, 1)).containsExactly(new double[] {10}, within(1e-2)); // 8 - 1 + 3
    assertThat(line.history().get(0).validation().loss()).isNaN();
  }

  @Test
  void a_watcher_hears_of_epochs_while_they_end() {
    List<TrainingEvent> heard = new ArrayList<>();

    Trained signs = SIGNS.epochs(2).train(Engines.ready("textbook"), heard::add);

    assertThat(heard).containsAll(signs.history());
  }

  @Test
  void the_first_weights_can_be_looked_at() {
    try (Session session = SIGNS.open("textbook")) {
      assertThat(session.state().parameters().names())
          .containsExactly("0.weight", "0.bias", "2.weight", "2.bias");
      assertThat(session.state().step()).isZero();
    }
  }

  @Test
  void what_cannot_be_is_refused_in_a_line_with_its_key() {
    assertThatThrownBy(() -> SIGNS.train("keras"))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "engine: expected one on the class path, [pytorch, scratch, textbook], got 'keras'");
    assertThatThrownBy(() -> SIGNS.activation("rleu").train("textbook"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("Training: network.activation: expected ")
        .hasMessageContaining("got 'rleu'; did you mean 'relu'?");
    assertThatThrownBy(() -> SIGNS.set("training.epoch", 3).train("textbook"))
        .hasMessageContaining("did you mean 'epochs'?");
    assertThatThrownBy(() -> SIGNS.set("data.seed", 3))
        .hasMessage("data.seed: expected no setting of data here, since the rows are given, got 3");
    assertThatThrownBy(() -> SIGNS.precision(Precision.FLOAT64).train("scratch"))
        .hasMessage("precision: expected one that scratch has, [float32], got float64");
    assertThatThrownBy(() -> SIGNS.epochs(1).train("textbook").predict(1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Inference: expected a row of 2 features, got 1");
    assertThatThrownBy(() -> Dataset.of("mine", new float[][] {{1, 2}, {3}}, 1, 2))
        .isInstanceOf(DataException.class)
        .hasMessage("mine, row 1: expected 2 features, as in row 0, got 1");
  }

  /** Points in the plane; whether the signs of both coordinates are the same. */
  private static Dataset signs(int count) {
    Random random = new Random(1);
    float[][] rows = new float[count][];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      float x = random.nextFloat() + 0.1f;
      float y = random.nextFloat() + 0.1f;
      labels[i] = i % 2;
      boolean up = random.nextBoolean();
      rows[i] = new float[] {up ? x : -x, up == (labels[i] == 1) ? y : -y};
    }
    return Dataset.of("signs", rows, labels, "different", "same");
  }
}
