package dev.tandem.engine;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A whole engine in one page, for tests of what surrounds engines: {@code z = x·w + b} under the
 * mean squared error, by plain descent in float64.
 */
public final class LinearSession implements Session {
  private static final int WIDTH = 3;
  private static final String WEIGHT = "0.weight";
  private static final String BIAS = "0.bias";

  private final Dataset training;
  private final Set<Ability> abilities;
  private double[] weight;
  private double bias;
  private long step;

  /** A step's way forward and back: e = z - y, dW = 2/B·Xᵀe, db = 2/B·Σe. */
  private record Gradient(double[] z, double[] errors, double[] weight, double bias) {}

  /**
   * @param abilities that it admits to
   */
  public LinearSession(Dataset training, SessionState initial, Set<Ability> abilities) {
    this.training = training;
    this.abilities = abilities;
    set(initial);
  }

  /** The experiment that it can do: one dense layer from {@link #data}, plain descent. */
  public static ExperimentSpec experiment(double learningRate, TrainingSpec training) {
    return TinyExperiments.oneDenseLayer()
        .experiment()
        .with(NetworkSpec.of(WIDTH, new InitializationSpec.He(), new Dense(1)))
        .with(LossSpec.MeanSquaredError.DEFAULT)
        .with(new Sgd(learningRate, 0))
        .with(training);
  }

  /** 20 rows to train on, 6 to validate, 8 to test: y = x₀ - x₁/2 + 0.3 and some noise. */
  public static DataSplits data() {
    return new DataSplits(rows(20, 1), rows(6, 2), rows(8, 3));
  }

  private static Dataset rows(int count, int seed) {
    CounterRandom random = CounterRandom.of(seed, Purpose.GENERATOR);
    float[] x = new float[count * WIDTH];
    float[] y = new float[count];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < WIDTH; i++) {
        x[row * WIDTH + i] = (float) random.normal(row * (WIDTH + 1) + i);
      }
      double noise = 0.3 * random.normal(row * (WIDTH + 1) + WIDTH);
      y[row] = (float) (x[row * WIDTH] - x[row * WIDTH + 1] / 2 + 0.3 + noise);
    }
    return new Dataset(
        "line",
        Features.of(x, WIDTH),
        new Targets.Values(y, 1),
        List.of("x0", "x1", "x2"),
        Optional.empty());
  }

  @Override
  public Set<Ability> abilities() {
    return abilities;
  }

  @Override
  public StepResult step(Batch batch) {
    Gradient gradient = gradient(batch.rows());
    double loss = 0;
    for (double error : gradient.errors) {
      loss += error * error;
    }
    for (int i = 0; i < weight.length; i++) {
      weight[i] -= batch.learningRate() * gradient.weight[i];
    }
    bias -= batch.learningRate() * gradient.bias;
    step++;
    return new StepResult(loss, batch.rows().length, batch.rows().length, OptionalInt.empty());
  }

  private Gradient gradient(int[] rows) {
    double[] z = outputs(training.features(), rows);
    double[] targets = ((Targets.Values) training.targets().of(rows)).matrix().values();
    float[] x = gathered(training.features(), rows);
    double[] errors = new double[rows.length];
    double[] byWeight = new double[weight.length];
    double byBias = 0;
    for (int row = 0; row < rows.length; row++) {
      errors[row] = z[row] - targets[row];
      double byOutput = 2 * errors[row] / rows.length;
      for (int i = 0; i < weight.length; i++) {
        byWeight[i] += byOutput * x[row * weight.length + i];
      }
      byBias += byOutput;
    }
    return new Gradient(z, errors, byWeight, byBias);
  }

  private double[] outputs(Features features, int[] rows) {
    float[] x = gathered(features, rows);
    double[] z = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      z[row] = bias;
      for (int i = 0; i < weight.length; i++) {
        z[row] += weight[i] * x[row * weight.length + i];
      }
    }
    return z;
  }

  private static float[] gathered(Features features, int[] rows) {
    float[] x = new float[rows.length * features.width()];
    features.gather(rows, x);
    return x;
  }

  @Override
  public Matrix predict(Features features) {
    int[] all = IntStream.range(0, features.rows()).toArray();
    return new Matrix(all.length, 1, outputs(features, all));
  }

  @Override
  public Trace trace(Batch batch) {
    if (!abilities.contains(Ability.TRACE)) {
      return Session.super.trace(batch);
    }
    Gradient gradient = gradient(batch.rows());
    int rows = batch.rows().length;
    Matrix errors = new Matrix(rows, 1, gradient.errors);
    double loss = errors.map(error -> error * error / rows).columnSums().get(0, 0);
    Parameters gradients = parameters(gradient.weight, gradient.bias);
    double rate = batch.learningRate();
    double[] byWeight = new Matrix(1, weight.length, gradient.weight).map(g -> -rate * g).values();
    return new Trace(
        loss,
        List.of(new LayerTrace(new Matrix(rows, 1, gradient.z), errors.map(e -> 2 * e / rows))),
        gradients,
        gradients,
        parameters(byWeight, -rate * gradient.bias));
  }

  @Override
  public SessionState state() {
    return new SessionState(parameters(weight, bias), Parameters.NONE, OptimizerState.NONE, step);
  }

  private static Parameters parameters(double[] weight, double bias) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(WEIGHT, Tensor.of(weight.clone(), 1, weight.length));
    tensors.put(BIAS, Tensor.of(new double[] {bias}, 1));
    return new Parameters(tensors);
  }

  @Override
  public void restore(SessionState state) {
    if (!abilities.contains(Ability.RESTORE)) {
      Session.super.restore(state);
    }
    set(state);
  }

  private void set(SessionState state) {
    weight = state.parameters().get(WEIGHT).toDoubles().clone();
    bias = state.parameters().get(BIAS).toDoubles()[0];
    step = state.step();
  }

  @Override
  public int threads() {
    return 1;
  }

  @Override
  public void close() {}
}
