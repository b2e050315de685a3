package dev.tandem.engines.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.Preprocessing;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PyTorchPredictorTest {
  private static final float[] ROW = {0.1f, -0.2f, 0.3f, -0.4f, 0.5f};

  private static Predictor predictor() {
    ExperimentSpec experiment = TinyExperiments.deep().experiment();
    Model model =
        new Model(
            experiment.network(),
            experiment.loss(),
            Initializer.initialState(experiment.network(), 7).parameters(),
            Parameters.NONE,
            new Preprocessing.AsIs(),
            List.of("a", "b", "c"),
            0.5,
            experiment.data());
    return new PyTorchEngine().predictor(model, new Execution(1, Precision.FLOAT32));
  }

  @Test
  void many_threads_at_once_get_what_one_gets() {
    try (Predictor predictor = predictor()) {
      float[] expected = new float[3];
      predictor.predict(ROW, 1, expected);
      List<float[]> logits =
          IntStream.range(0, 2_000)
              .parallel()
              .mapToObj(
                  i -> {
                    float[] own = new float[3];
                    predictor.predict(ROW, 1, own);
                    return own;
                  })
              .toList();
      assertThat(logits).allSatisfy(own -> assertThat(own).containsExactly(expected));
    }
  }

  @Test
  void a_closed_predictor_says_so() {
    Predictor predictor = predictor();
    predictor.close();
    predictor.close();
    assertThatThrownBy(() -> predictor.predict(ROW, 1, new float[3]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("pytorch predictor: expected an open one, got a closed one");
  }
}
