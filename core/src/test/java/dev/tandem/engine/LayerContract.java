package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.model.Model;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine's layers and activations must do. */
abstract class LayerContract extends EngineUnderTest {
  LayerContract(Engine engine, Precision precision) {
    super(engine, precision);
  }

  static Stream<ActivationPoints> activationPoints() {
    return ActivationPoints.all();
  }

  @ParameterizedTest
  @MethodSource("activationPoints")
  void an_activation_has_torchs_values_and_slopes(ActivationPoints points) {
    double[] x = ActivationPoints.X;
    Tiny tiny = TinyExperiments.functionOf(x, points.activation());
    SessionState state = Initializer.initialState(tiny.experiment().network(), 1);
    try (Session session = open(tiny, TinyExperiments.withParameter(state, "0.weight", 1))) {
      requireClose(session.predict(tiny.training().features()).values(), points.y());
      Batch all = new Batch(1, 1, 0, IntStream.range(0, x.length).toArray(), 0.1);
      Trace trace = session.trace(all);
      requireClose(trace.layers().get(0).outputGradient().values(), points.slope());
    }
  }

  @Test
  void a_dense_layer_without_bias_has_a_weight_alone() {
    Tiny tiny = TinyExperiments.functionOf(new double[] {-2, 0, 5}, new Identity());
    SessionState state = Initializer.initialState(tiny.experiment().network(), 1);
    try (Session session = open(tiny, TinyExperiments.withParameter(state, "0.weight", 1.5))) {
      requireClose(session.predict(tiny.training().features()).values(), -3, 0, 7.5);
      session.step(new Batch(1, 1, 0, new int[] {0, 1, 2}, 0.1));
      assertThat(session.state().parameters().names()).containsExactly("0.weight");
      // the gradient is the sum of x, since all slopes are 1: 1.5 - 0.1·3 = 1.2
      requireClose(session.state().parameters().get("0.weight").toDoubles(), 1.2);
    }
  }

  static Stream<LayerSpec> normalizations() {
    return Stream.of(new BatchNorm(0.3, 1e-3), new LayerNorm(1e-3));
  }

  @ParameterizedTest
  @MethodSource("normalizations")
  void gradients_through_a_normalization_agree_with_differences_of_the_loss(LayerSpec layer) {
    requireGradientsAreDifferences(
        TinyExperiments.normalized(layer), List.of("0.weight", "1.weight", "1.bias"));
  }

  @Test
  void batch_normalization_gives_columns_of_mean_0_and_variance_1_while_training() {
    double epsilon = 1e-3;
    Tiny tiny = TinyExperiments.normalized(new BatchNorm(0.3, epsilon));
    try (Session session = open(tiny)) {
      Trace trace = session.trace(tiny.batch(1, 6, 0.1));
      Matrix x = trace.layers().get(0).output();
      Matrix y = trace.layers().get(1).output();
      for (int col = 0; col < x.cols(); col++) {
        double mean = mean(column(x, col));
        double variance = squares(column(x, col)) / x.rows();
        for (int row = 0; row < x.rows(); row++) {
          double expected = (x.get(row, col) - mean) / Math.sqrt(variance + epsilon);
          assertThat(y.get(row, col)).isCloseTo(expected, within(8 * tolerance()));
        }
      }
    }
  }

  @Test
  void running_statistics_take_in_each_batch_by_the_momentum_with_the_unbiased_variance() {
    Tiny tiny = TinyExperiments.normalized(new BatchNorm(0.3, 1e-5));
    Batch batch = tiny.batch(1, 6, 0.1);
    try (Session session = open(tiny)) {
      Matrix x = session.trace(batch).layers().get(0).output();
      session.step(batch);
      Parameters buffers = session.state().buffers();
      for (int col = 0; col < x.cols(); col++) {
        // they start at 0 and 1
        requireClose(buffers.get("1.running_mean").get(col), 0.3 * mean(column(x, col)));
        requireClose(
            buffers.get("1.running_var").get(col),
            0.7 + 0.3 * squares(column(x, col)) / (x.rows() - 1));
      }
      assertThat(buffers.get("1.num_batches_tracked").toDoubles()).containsExactly(1);
      assertThat(buffers.get("1.running_mean").precision()).isEqualTo(precision());
    }
  }

  @Test
  void prediction_uses_the_running_statistics_and_leaves_them_alone() {
    double epsilon = 1e-3;
    Tiny tiny = TinyExperiments.functionOf(new double[] {-2, 0, 1, 5, 8}, new Identity());
    Tiny normalized = TinyExperiments.appended(tiny, new BatchNorm(0.5, epsilon));
    Batch batch = new Batch(1, 1, 0, new int[] {0, 1, 2, 3}, 0);
    SessionState state = Initializer.initialState(normalized.experiment().network(), 1);
    try (Session session = open(normalized, TinyExperiments.withParameter(state, "0.weight", 1))) {
      session.step(batch);
      SessionState after = session.state();
      // of -2, 0, 1, 5: mean 1, unbiased variance (9 + 1 + 0 + 16) / 3
      double mean = 0.5 * 1;
      double root = Math.sqrt(0.5 + 0.5 * 26 / 3 + epsilon);
      double[] expected = DoubleStream.of(-2, 0, 1, 5, 8).map(x -> (x - mean) / root).toArray();
      requireClose(session.predict(tiny.training().features()).values(), expected);
      assertThat(session.state()).isEqualTo(after);
    }
  }

  @Test
  void a_training_batch_of_one_row_is_refused_under_batch_normalization() {
    Tiny tiny = TinyExperiments.normalized(BatchNorm.DEFAULT);
    try (Session session = open(tiny)) {
      SessionState before = session.state();
      assertThatThrownBy(() -> session.step(tiny.batch(1, 1, 0.1)))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("batch")
          .hasMessageNotContaining("\n");
      assertThat(session.state()).isEqualTo(before);
    }
  }

  @Test
  void layer_normalization_gives_rows_of_mean_0_and_variance_1_always() {
    double epsilon = 1e-3;
    Tiny tiny = TinyExperiments.normalized(new LayerNorm(epsilon));
    try (Session session = open(tiny)) {
      Trace trace = session.trace(tiny.batch(1, 1, 0.1)); // even of one row
      double[] x = trace.layers().get(0).output().row(0);
      double[] y = trace.layers().get(1).output().row(0);
      double mean = mean(x);
      double variance = squares(x) / x.length;
      for (int col = 0; col < x.length; col++) {
        double expected = (x[col] - mean) / Math.sqrt(variance + epsilon);
        assertThat(y[col]).isCloseTo(expected, within(8 * tolerance()));
      }
      assertThat(session.state().buffers().isEmpty()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("normalizations")
  void scale_and_shift_follow_a_normalization(LayerSpec layer) {
    Tiny tiny = TinyExperiments.normalized(layer);
    SessionState plain = Initializer.initialState(tiny.experiment().network(), 7);
    double[] scale = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] shift = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    SessionState scaled =
        TinyExperiments.withParameter(
            TinyExperiments.withParameter(plain, "1.weight", scale), "1.bias", shift);
    Batch batch = tiny.batch(1, 6, 0.1);
    try (Session session = open(tiny, plain)) {
      Matrix before = session.trace(batch).layers().get(1).output();
      session.restore(scaled);
      Matrix after = session.trace(batch).layers().get(1).output();
      for (int i = 0; i < after.values().length; i++) {
        double expected = scale[i % 9] * before.values()[i] + shift[i % 9];
        assertThat(after.values()[i]).isCloseTo(expected, within(16 * tolerance()));
      }
    }
  }

  @Test
  void a_trace_foretells_the_step_of_every_layer_and_changes_no_buffer() {
    Tiny tiny = TinyExperiments.everyLayer();
    try (Session session = open(tiny)) {
      run(session, tiny, 1, 3);
      SessionState before = session.state();
      Batch batch = tiny.batch(4, 6, 0.05);
      Trace trace = session.trace(batch);
      assertThat(session.state()).isEqualTo(before);
      session.step(batch);
      Parameters after = session.state().parameters();
      assertThat(trace.layers()).hasSize(8);
      for (String name : after.names()) {
        Tensor moved = after.get(name).minus(before.parameters().get(name));
        assertThat(trace.updates().get(name).maxDifference(moved)).isLessThanOrEqualTo(tolerance());
      }
    }
  }

  @Test
  void a_predictor_uses_the_models_buffers() {
    Tiny tiny = TinyExperiments.everyLayer();
    Dataset data = tiny.training();
    try (Session session = open(tiny)) {
      run(session, tiny, 1, 3);
      Model model =
          new Model(
              tiny.experiment().network(),
              tiny.experiment().loss(),
              session.state().parameters(),
              session.state().buffers(),
              new Preprocessing.AsIs(),
              List.of("a", "b", "c"),
              0.5,
              tiny.experiment().data());
      float[] features = new float[data.rows() * data.features().width()];
      data.features().gather(IntStream.range(0, data.rows()).toArray(), features);
      float[] logits = new float[data.rows() * 3];
      try (Predictor predictor = engine().predictor(model, new Execution(1, precision()))) {
        predictor.predict(features, data.rows(), logits);
      }
      assertThat(Matrix.of(data.rows(), 3, logits).values())
          .containsExactly(session.predict(data.features()).values(), within(5e-6));
    }
  }

  private static double[] column(Matrix matrix, int col) {
    return IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, col)).toArray();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The sum of squared distances from the mean. */
  private static double squares(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
  }
}
