package dev.tandem.network;

import dev.tandem.network.InitializationSpec.Zeros;
import dev.tandem.network.LayerSpec.Dense;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A feed-forward network: layers in order. Sizes that a file leaves open (the inputs, the last
 * dense layer's outputs) are taken from data and loss by {@link #fit}; engines get fitted networks
 * only.
 *
 * @param inputs the width of a row; empty means as many as the data has
 * @param layers in order from the input to the logits
 * @param initialization how the initial weights are drawn
 * @param biases how the first biases are drawn
 */
public record NetworkSpec(
    OptionalInt inputs,
    List<LayerSpec> layers,
    InitializationSpec initialization,
    InitializationSpec biases) {
  public static final InitializationSpec DEFAULT_INITIALIZATION = new InitializationSpec.Torch();
  public static final InitializationSpec DEFAULT_BIASES = new InitializationSpec.Torch();

  private static final int LARGEST_WEIGHT = 500_000_000; // an array of Java's has room for four

  /** What a tensor is to its layer. */
  public enum Role {
    /** Of a dense layer, [out, in]. */
    WEIGHT,
    /** Added, [out]. */
    BIAS,
    /** What a normalization multiplies by, [width]; starts as ones. */
    SCALE
  }

  /** A tensor that the network trains. */
  public record ParameterShape(String name, int layer, Role role, int... shape) {
    /** How many numbers. */
    public int size() {
      int size = 1;
      for (int length : shape) {
        size *= length;
      }
      return size;
    }
  }

  public NetworkSpec {
    layers = List.copyOf(layers);
    if (inputs.isPresent()) {
      Ranges.atLeast("inputs", 1, inputs.getAsInt());
    }
    if (layers.stream().noneMatch(Dense.class::isInstance)) {
      throw new SpecException("layers", "at least one dense layer", "none");
    }
    if (biases instanceof InitializationSpec.Orthogonal) {
      throw new SpecException(
          "biases", "zeros, torch, normal or another drawn value by value", "orthogonal");
    }
    Dense last = lastDense(layers);
    for (LayerSpec layer : layers) {
      if (layer instanceof Dense dense && dense.outputs().isEmpty() && dense != last) {
        throw new SpecException(
            "layers", "a width for every dense layer but the last", "dense: auto");
      }
    }
  }

  /** A network whose sizes are all given; biases start at 0. */
  public static NetworkSpec of(int inputs, InitializationSpec initialization, LayerSpec... layers) {
    return new NetworkSpec(OptionalInt.of(inputs), List.of(layers), initialization, new Zeros());
  }

  /**
   * Dense layers of the given widths, each followed by the activation and, above 0, dropout; then
   * the output layer. Biases start at 0.
   */
  public static NetworkSpec hidden(
      List<Integer> hidden,
      ActivationSpec activation,
      double dropout,
      InitializationSpec initialization) {
    List<LayerSpec> layers =
        new HiddenLayers(
                hidden,
                HiddenLayers.DEFAULT_BIAS,
                HiddenLayers.DEFAULT_NORMALIZATION,
                activation,
                dropout,
                HiddenLayers.DEFAULT_OUTPUT)
            .layers();
    return new NetworkSpec(OptionalInt.empty(), layers, initialization, new Zeros());
  }

  /**
   * This network with its open sizes filled in.
   *
   * @param features the width of a row of data
   * @param outputs how many the loss needs
   * @throws SpecException if a size that is given differs
   */
  public NetworkSpec fit(int features, int outputs) {
    if (inputs.isPresent() && inputs.getAsInt() != features) {
      throw new SpecException(
          "network.inputs", features + ", the number of features in the data", inputs.getAsInt());
    }
    Dense last = lastDense(layers);
    if (last.outputs().isPresent() && last.outputs().getAsInt() != outputs) {
      throw new SpecException(
          "network.layers",
          "a last dense layer of width " + outputs + ", as data and loss need it",
          last.outputs().getAsInt());
    }
    List<LayerSpec> fitted = new ArrayList<>(layers);
    fitted.set(layers.lastIndexOf(last), last.withOutputs(outputs));
    NetworkSpec network = new NetworkSpec(OptionalInt.of(features), fitted, initialization, biases);
    network.requireTensorsThatFit();
    return network;
  }

  /**
   * This network with its open sizes filled in for classes. Two may share one value, where the loss
   * is one of values and the last dense layer says so.
   *
   * @throws SpecException if a size that is given differs, or the loss cannot
   */
  public NetworkSpec fit(int features, int classes, LossSpec loss) {
    boolean shared = classes == 2 && lastDense(layers).outputs().orElse(classes) == 1;
    return fit(features, shared && !loss.ofLogits() ? 1 : loss.outputs(classes));
  }

  private void requireTensorsThatFit() {
    int[] widths = widths();
    for (int i = 0; i < layers.size(); i++) {
      long size = (long) widths[i] * widths[i + 1];
      if (layers.get(i).isDense() && size > LARGEST_WEIGHT) {
        throw new SpecException(
            "network.layers",
            "weights of at most " + LARGEST_WEIGHT + " numbers each",
            widths[i] + " times " + widths[i + 1] + " in layer " + i);
      }
    }
  }

  /**
   * The width of the values that enter each layer, and last that of the logits: in one pass, since
   * a deep network asks for all of them.
   */
  public int[] widths() {
    int[] widths = new int[layers.size() + 1];
    widths[0] =
        inputs.orElseThrow(() -> new SpecException("network.inputs", "a fitted network", "open"));
    for (int i = 0; i < layers.size(); i++) {
      widths[i + 1] =
          layers.get(i) instanceof Dense dense ? dense.outputs().orElseThrow() : widths[i];
    }
    return widths;
  }

  /**
   * The width of the values that enter a layer; with {@code layers().size()}, that of the logits.
   */
  public int widthInto(int layer) {
    int width =
        inputs.orElseThrow(() -> new SpecException("network.inputs", "a fitted network", "open"));
    for (LayerSpec before : layers.subList(0, layer)) {
      if (before instanceof Dense dense) {
        width = dense.outputs().orElseThrow();
      }
    }
    return width;
  }

  /** How many logits come out. */
  public int outputs() {
    return widthInto(layers.size());
  }

  /**
   * The tensors that training changes, in order: {@code "0.weight"} [out, in], {@code "0.bias"}
   * [out], ...
   */
  public List<ParameterShape> parameters() {
    List<ParameterShape> shapes = new ArrayList<>();
    int[] widths = widths();
    for (int i = 0; i < layers.size(); i++) {
      shapes.addAll(layers.get(i).accept(new LayerParameters(i, widths[i])));
    }
    return shapes;
  }

  /**
   * The tensors that layers keep beside the trained ones, in order: of batch normalization {@code
   * "1.running_mean"} and {@code "1.running_var"} [width], and {@code "1.num_batches_tracked"} [1].
   */
  public List<ParameterShape> buffers() {
    List<ParameterShape> shapes = new ArrayList<>();
    int[] widths = widths();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof LayerSpec.BatchNorm) {
        int width = widths[i];
        shapes.add(new ParameterShape(i + ".running_mean", i, Role.BIAS, width));
        shapes.add(new ParameterShape(i + ".running_var", i, Role.SCALE, width));
        shapes.add(new ParameterShape(i + ".num_batches_tracked", i, Role.BIAS, 1));
      }
    }
    return shapes;
  }

  /** How many numbers training changes. */
  public long parameterCount() {
    return parameters().stream().mapToLong(ParameterShape::size).sum();
  }

  /** The widths of inputs and dense layers, e.g. {@code "784-128-64-10"}. */
  public String summary() {
    StringBuilder widths = new StringBuilder(inputs.isPresent() ? "" + inputs.getAsInt() : "?");
    for (LayerSpec layer : layers) {
      if (layer instanceof Dense dense) {
        widths.append('-');
        widths.append(dense.outputs().isPresent() ? "" + dense.outputs().getAsInt() : "?");
      }
    }
    return widths.toString();
  }

  private static Dense lastDense(List<LayerSpec> layers) {
    Dense last = null;
    for (LayerSpec layer : layers) {
      if (layer instanceof Dense dense) {
        last = dense;
      }
    }
    return last;
  }
}
