package dev.tandem.engine;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Experiments small enough to reason about, for tests of engines and training. */
public final class TinyExperiments {
  private static final int ROWS = 24;
  private static final int WIDTH = 5;

  private TinyExperiments() {}

  /** An experiment with a fitted network, and its training rows. */
  public record Tiny(ExperimentSpec experiment, Dataset training) {
    public Tiny with(OptimizerSpec optimizer) {
      return new Tiny(experiment.with(optimizer), training);
    }

    public Tiny with(LossSpec loss) {
      return new Tiny(experiment.with(loss), training);
    }

    public Tiny with(RegularizationSpec regularization) {
      return new Tiny(experiment.with(regularization), training);
    }

    /** The batch of a step: so many rows, other ones for other steps. */
    public Batch batch(int step, int size, double learningRate) {
      int[] rows =
          IntStream.range(0, size).map(i -> (i * 5 + step * 7) % training.rows()).toArray();
      return new Batch(step, 1, step - 1, rows, learningRate);
    }
  }

  /** One dense layer 3-2 and a single row (1, 2, 3) of class 0. */
  public static Tiny oneDenseLayer() {
    Dataset data =
        new Dataset(
            "one row",
            Features.of(new float[] {1, 2, 3}, 3),
            new Targets.Classes(new int[] {0}, List.of("a", "b")),
            List.of("x", "y", "z"),
            Optional.empty());
    return new Tiny(experiment(NetworkSpec.of(3, new InitializationSpec.He(), new Dense(2))), data);
  }

  /** Weights ((1, 0, -1), (2, 1, 0.5)) and biases (0.5, -0.25) for {@link #oneDenseLayer}. */
  public static SessionState knownWeights() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("0.weight", Tensor.of(new float[] {1, 0, -1, 2, 1, 0.5f}, 2, 3));
    tensors.put("0.bias", Tensor.of(new float[] {0.5f, -0.25f}, 2));
    return new SessionState(new Parameters(tensors), Parameters.NONE, OptimizerState.NONE, 0);
  }

  /** 5-7-tanh-3 on three classes. */
  public static Tiny deep() {
    return deepWith(new ActivationSpec.Tanh());
  }

  /** 5-7-activation-3 on three classes. */
  public static Tiny deepWith(ActivationSpec activation) {
    return threeClasses(new Dense(7), new Activation(activation), new Dense(3));
  }

  /** 5-9-relu-dropout 0.5-3 on three classes; the dropout layer is number 2. */
  public static Tiny deepWithDropout() {
    return threeClasses(
        new Dense(9), new Activation(new ActivationSpec.Relu()), new Dropout(0.5), new Dense(3));
  }

  /** The network of {@link #deepWithDropout} less its dropout layer. */
  public static Tiny deepWithoutItsDropout() {
    return threeClasses(new Dense(9), new Activation(new ActivationSpec.Relu()), new Dense(3));
  }

  /** 5-4-sigmoid-1 on two classes with binary cross-entropy. */
  public static Tiny oneLogit() {
    NetworkSpec network =
        NetworkSpec.of(
            WIDTH,
            new InitializationSpec.Xavier(),
            new Dense(4),
            new Activation(new ActivationSpec.Sigmoid()),
            new Dense(1));
    return new Tiny(experiment(network), data(List.of("no", "yes")))
        .with(LossSpec.BinaryCrossEntropy.DEFAULT);
  }

  /** 5-9-layer-tanh-3 on three classes; no bias stands in front of the layer, which is number 1. */
  public static Tiny normalized(LayerSpec layer) {
    return threeClasses(
        new Dense(OptionalInt.of(9), false),
        layer,
        new Activation(new ActivationSpec.Tanh()),
        new Dense(3));
  }

  /** Every kind of layer: batch normalization is number 1, dropout 3, layer normalization 5. */
  public static Tiny everyLayer() {
    return threeClasses(
        new Dense(OptionalInt.of(9), false),
        BatchNorm.DEFAULT,
        new Activation(new ActivationSpec.Relu()),
        new Dropout(0.5),
        new Dense(6),
        LayerNorm.DEFAULT,
        new Activation(ActivationSpec.Gelu.DEFAULT),
        new Dense(3));
  }

  /** 5-7-tanh-2 on two numbers a row. */
  public static Tiny regression(LossSpec loss) {
    NetworkSpec network =
        NetworkSpec.of(
            WIDTH,
            new InitializationSpec.Xavier(),
            new Dense(7),
            new Activation(new ActivationSpec.Tanh()),
            new Dense(2));
    return new Tiny(experiment(network), numbers()).with(loss);
  }

  /**
   * A function on its own, under the sum of absolute errors of targets that lie far below: dense
   * 1-1 without bias, then the activation; one row for each x. With the weight 1, logits are the
   * function's values and the gradient behind the dense layer is its slope.
   */
  public static Tiny functionOf(double[] x, ActivationSpec activation) {
    float[] features = new float[x.length];
    float[] targets = new float[x.length];
    for (int row = 0; row < x.length; row++) {
      features[row] = (float) x[row];
      targets[row] = -1000;
    }
    Dataset data =
        new Dataset(
            "points",
            Features.of(features, 1),
            new Targets.Values(targets, 1),
            List.of("x"),
            Optional.empty());
    NetworkSpec network =
        NetworkSpec.of(
            1,
            new InitializationSpec.He(),
            new Dense(OptionalInt.of(1), false),
            new Activation(activation));
    return new Tiny(experiment(network), data)
        .with(new LossSpec.MeanAbsoluteError(LossSpec.Reduction.SUM));
  }

  /** The experiment with one more layer at the network's end. */
  public static Tiny appended(Tiny tiny, LayerSpec layer) {
    NetworkSpec network = tiny.experiment().network();
    List<LayerSpec> layers = new ArrayList<>(network.layers());
    layers.add(layer);
    NetworkSpec longer =
        new NetworkSpec(network.inputs(), layers, network.initialization(), network.biases());
    return new Tiny(tiny.experiment().with(longer), tiny.training());
  }

  /** The state with the given values in place of one parameter's. */
  public static SessionState withParameter(SessionState state, String name, double... values) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(state.parameters().tensors());
    tensors.put(name, Tensor.of(values, tensors.get(name).shape()));
    return new SessionState(
        new Parameters(tensors), state.buffers(), state.optimizer(), state.step());
  }

  /** The state with the layer after the dropout numbered as if there were none. */
  public static SessionState renamedWithoutDropout(SessionState state) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state
        .parameters()
        .tensors()
        .forEach((name, tensor) -> tensors.put(name.replace("3.", "2."), tensor));
    return new SessionState(
        new Parameters(tensors), state.buffers(), state.optimizer(), state.step());
  }

  /**
   * The state with one number of one parameter moved; in float64, which engines round if they must.
   */
  public static SessionState nudged(SessionState state, String name, int index, double by) {
    double[] values = state.parameters().get(name).toDoubles();
    values[index] += by;
    return withParameter(state, name, values);
  }

  private static Tiny threeClasses(LayerSpec... layers) {
    NetworkSpec network = NetworkSpec.of(WIDTH, new InitializationSpec.Xavier(), layers);
    return new Tiny(experiment(network), data(List.of("a", "b", "c")));
  }

  private static ExperimentSpec experiment(NetworkSpec network) {
    return new ExperimentSpec(
        "tiny",
        DataSpec.DEFAULT,
        network,
        LossSpec.SoftmaxCrossEntropy.DEFAULT,
        new Sgd(0.1, 0),
        new TrainingSpec(1, OptionalInt.of(6), 11));
  }

  /** The features of the other data; targets are two smooth functions of them and some outliers. */
  private static Dataset numbers() {
    Dataset classes = data(List.of("no", "yes"));
    float[] x = new float[ROWS * WIDTH];
    classes.features().gather(IntStream.range(0, ROWS).toArray(), x);
    float[] targets = new float[ROWS * 2];
    for (int row = 0; row < ROWS; row++) {
      targets[2 * row] = x[row * WIDTH] - 0.5f * x[row * WIDTH + 1] + (row % 6 == 0 ? 4 : 0);
      targets[2 * row + 1] = x[row * WIDTH + 2] * x[row * WIDTH + 3];
    }
    return new Dataset(
        "tiny numbers",
        classes.features(),
        new Targets.Values(targets, 2),
        classes.featureNames(),
        Optional.empty());
  }

  /**
   * Normal features whose class is that of the largest of the first few, so that there is something
   * to learn.
   */
  private static Dataset data(List<String> names) {
    CounterRandom random = CounterRandom.of(5, Purpose.GENERATOR);
    float[] values = new float[ROWS * WIDTH];
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < WIDTH; i++) {
        values[row * WIDTH + i] = (float) random.normal(row * WIDTH + i);
        boolean larger =
            i < names.size() && values[row * WIDTH + i] > values[row * WIDTH + labels[row]];
        labels[row] = larger ? i : labels[row];
      }
    }
    List<String> columns = IntStream.range(0, WIDTH).mapToObj(i -> "x" + i).toList();
    return new Dataset(
        "tiny",
        Features.of(values, WIDTH),
        new Targets.Classes(labels, names),
        columns,
        Optional.empty());
  }
}
