package dev.tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Targets;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Criterion;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every engine's losses must say, and what happens where one is not finite. */
abstract class LossContract extends LayerContract {
  private static final double[] WEIGHTS = {0.5, 2, 3.5};

  LossContract(Engine engine, Precision precision) {
    super(engine, precision);
  }

  private static SoftmaxCrossEntropy softmax(Reduction reduction, double smoothing) {
    return new SoftmaxCrossEntropy(
        reduction, smoothing, new ClassWeights.Given(Arrays.stream(WEIGHTS).boxed().toList()));
  }

  static Stream<Tiny> losses() {
    return Arrays.stream(Reduction.values())
        .flatMap(
            reduction ->
                Stream.of(
                    TinyExperiments.deep().with(softmax(reduction, 0)),
                    TinyExperiments.deep().with(softmax(reduction, 0.2)),
                    TinyExperiments.deep()
                        .with(new SoftmaxCrossEntropy(reduction, 0.1, new ClassWeights.None())),
                    TinyExperiments.oneLogit()
                        .with(new BinaryCrossEntropy(reduction, PositiveWeight.of(3))),
                    TinyExperiments.deep().with(new MeanSquaredError(reduction)),
                    TinyExperiments.oneLogit().with(new MeanSquaredError(reduction)),
                    TinyExperiments.regression(new MeanSquaredError(reduction)),
                    TinyExperiments.regression(new MeanAbsoluteError(reduction)),
                    TinyExperiments.regression(new Huber(reduction, 0.5))));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void gradients_agree_with_differences_of_every_loss(Tiny tiny) {
    double h = precision() == Precision.FLOAT64 ? 1e-6 : 2e-3;
    double allowed = precision() == Precision.FLOAT64 ? 1e-7 : 1e-2;
    requireGradientsAreDifferences(
        tiny, tiny.batch(1, 7, 0.1), List.of("0.weight", "2.bias"), 2, h, allowed);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void a_trace_has_the_loss_as_reduced_and_a_step_its_parts(Tiny tiny) {
    Batch batch = tiny.batch(1, 7, 0.1);
    try (Session session = open(tiny)) {
      double traced = session.trace(batch).loss();
      StepResult result = session.step(batch);
      boolean mean = tiny.experiment().loss().reduction() == Reduction.MEAN;
      double expected = mean ? result.lossSum() / result.lossWeight() : result.lossSum();
      assertThat(traced).isCloseTo(expected, within(8 * tolerance() * Math.max(1, expected)));
      assertThat(result.rows()).isEqualTo(7);
    }
  }

  @Test
  void class_weights_multiply_a_rows_loss_and_the_mean_divides_by_their_sum() {
    Tiny tiny = TinyExperiments.deep().with(softmax(Reduction.MEAN, 0));
    Batch batch = tiny.batch(1, 7, 0.1);
    try (Session session = open(tiny)) {
      Matrix logits = session.predict(tiny.training().features());
      double sum = 0;
      double weight = 0;
      for (int row : batch.rows()) {
        int label = tiny.training().classes().labels()[row];
        sum += WEIGHTS[label] * surprise(logits.row(row), label);
        weight += WEIGHTS[label];
      }
      StepResult result = session.step(batch);
      assertThat(result.lossSum()).isCloseTo(sum, within(16 * tolerance()));
      requireClose(result.lossWeight(), weight);
    }
  }

  @Test
  void label_smoothing_spreads_its_share_over_all_classes_by_their_own_weights() {
    // torch: (1-s)·w_y·(-log p_y) + s/K·Σ_c w_c·(-log p_c), divided by the sum of w_y
    double smoothing = 0.2;
    Tiny tiny = TinyExperiments.deep().with(softmax(Reduction.MEAN, smoothing));
    Batch batch = tiny.batch(1, 7, 0.1);
    try (Session session = open(tiny)) {
      Matrix logits = session.predict(tiny.training().features());
      double sum = 0;
      for (int row : batch.rows()) {
        int label = tiny.training().classes().labels()[row];
        sum += (1 - smoothing) * WEIGHTS[label] * surprise(logits.row(row), label);
        for (int c = 0; c < 3; c++) {
          sum += smoothing / 3 * WEIGHTS[c] * surprise(logits.row(row), c);
        }
      }
      assertThat(session.step(batch).lossSum()).isCloseTo(sum, within(16 * tolerance()));
    }
  }

  @Test
  void a_positive_weight_multiplies_positive_rows_and_the_mean_divides_by_rows() {
    Tiny tiny =
        TinyExperiments.oneLogit()
            .with(new BinaryCrossEntropy(Reduction.MEAN, PositiveWeight.of(3)));
    Batch batch = tiny.batch(1, 7, 0.1);
    try (Session session = open(tiny)) {
      Matrix logits = session.predict(tiny.training().features());
      double sum = 0;
      for (int row : batch.rows()) {
        double z = logits.get(row, 0);
        boolean positive = tiny.training().classes().labels()[row] == 1;
        sum += positive ? 3 * Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z));
      }
      StepResult result = session.step(batch);
      assertThat(result.lossSum()).isCloseTo(sum, within(16 * tolerance()));
      assertThat(result.lossWeight()).isEqualTo(7);
    }
  }

  @Test
  void squared_error_is_summed_over_rows_and_outputs_and_weighs_as_many() {
    requireRegression(new MeanSquaredError(Reduction.MEAN), d -> d * d);
  }

  @Test
  void absolute_error_is_summed_over_rows_and_outputs_and_weighs_as_many() {
    requireRegression(new MeanAbsoluteError(Reduction.MEAN), Math::abs);
  }

  @Test
  void hubers_error_is_a_parabola_up_to_delta_and_a_line_beyond() {
    requireRegression(
        new Huber(Reduction.MEAN, 0.5),
        d -> Math.abs(d) <= 0.5 ? d * d / 2 : 0.5 * (Math.abs(d) - 0.25));
  }

  private void requireRegression(LossSpec loss, DoubleUnaryOperator formula) {
    Tiny tiny = TinyExperiments.regression(loss);
    Batch batch = tiny.batch(1, 7, 0.1);
    float[] targets = ((Targets.Values) tiny.training().targets()).values();
    try (Session session = open(tiny)) {
      Matrix outputs = session.predict(tiny.training().features());
      double sum = 0;
      for (int row : batch.rows()) {
        for (int k = 0; k < 2; k++) {
          sum += formula.applyAsDouble(outputs.get(row, k) - targets[2 * row + k]);
        }
      }
      StepResult result = session.step(batch);
      assertThat(result.lossSum()).isCloseTo(sum, within(16 * tolerance() * Math.max(1, sum)));
      assertThat(result.lossWeight()).isEqualTo(14);
      assertThat(result.correct()).isEmpty();
    }
  }

  static Stream<LossSpec> lossesOfValues() {
    return Stream.of(MeanSquaredError.DEFAULT, MeanAbsoluteError.DEFAULT, Huber.DEFAULT);
  }

  @ParameterizedTest
  @MethodSource("lossesOfValues")
  void a_loss_of_values_counts_the_classes_that_are_hit(LossSpec loss) {
    for (Tiny tiny : List.of(TinyExperiments.deep(), TinyExperiments.oneLogit())) {
      Batch batch = tiny.batch(1, 7, 0.1);
      try (Session session = open(tiny.with(loss))) {
        Targets.Classes actual = tiny.training().classes();
        Predictions all =
            Criterion.predictions(loss, session.predict(tiny.training().features()), actual);
        long hits =
            Arrays.stream(batch.rows())
                .filter(row -> all.predicted(row) == actual.labels()[row])
                .count();
        StepResult result = session.step(batch);
        assertThat(result.correct()).hasValue((int) hits);
        assertThat(result.lossWeight()).isEqualTo(7 * tiny.experiment().network().outputs());
      }
    }
  }

  @Test
  void regression_makes_the_loss_smaller() {
    Tiny tiny = TinyExperiments.regression(MeanSquaredError.DEFAULT);
    int[] rows = tiny.batch(1, 8, 0.1).rows();
    try (Session session = open(tiny)) {
      double first = session.step(new Batch(1, 1, 0, rows, 0.1)).lossSum();
      double last = first;
      for (int step = 2; step <= 60; step++) {
        last = session.step(new Batch(step, 1, step - 1, rows, 0.1)).lossSum();
      }
      assertThat(last).isLessThan(0.5 * first);
    }
  }

  static Stream<Tiny> tasks() {
    return Stream.of(
        TinyExperiments.everyLayer(), TinyExperiments.regression(MeanSquaredError.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void a_loss_that_is_not_finite_makes_no_update_and_can_be_looked_into(Tiny tiny) {
    String last = tiny.experiment().network().layers().size() - 1 + ".weight";
    double huge = precision() == Precision.FLOAT64 ? 1e308 : 3e38;
    SessionState fresh = Initializer.initialState(tiny.experiment().network(), 7);
    double[] values = new double[fresh.parameters().get(last).size()];
    Arrays.fill(values, -huge);
    Arrays.fill(values, 0, values.length / 3, huge);
    Batch batch = tiny.batch(2, 6, 0.1);
    try (Session session = open(tiny, fresh)) {
      run(session, tiny, 1, 1);
      session.restore(TinyExperiments.withParameter(session.state(), last, values));
      SessionState before = session.state();
      assertThat(session.step(batch).lossSum()).isNotFinite();
      assertThat(session.state()).isEqualTo(before);
      Trace trace = session.trace(batch);
      assertThat(trace.loss()).isNotFinite();
      assertThat(trace.updates().tensors().values())
          .allSatisfy(update -> assertThat(update.toDoubles()).containsOnly(0));
      assertThat(session.state()).isEqualTo(before);
    }
  }

  /** {@code -log softmax(z)[c]}. */
  private static double surprise(double[] z, int c) {
    return Math.log(Arrays.stream(z).map(Math::exp).sum()) - z[c];
  }
}
