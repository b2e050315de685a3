package dev.tandem.engines.pytorch;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;

/**
 * Layers in a row over named leaf tensors, which autograd gives gradients, and over buffers, which
 * it does not.
 */
final class TorchNetwork implements AutoCloseable {
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private final List<TorchLayer> layers = new ArrayList<>();

  /**
   * To be called inside a native scope.
   *
   * @param initial the parameters to start from
   * @param statistics the buffers to start from
   * @param seed of the dropout masks
   */
  TorchNetwork(
      NetworkSpec spec, Parameters initial, Parameters statistics, Precision precision, long seed) {
    for (NetworkSpec.ParameterShape parameter : spec.parameters()) {
      Tensor tensor = Tensors.toNative(initial.get(parameter.name()), precision);
      tensor.set_requires_grad(true);
      parameters.put(parameter.name(), Native.keep(tensor));
    }
    for (NetworkSpec.ParameterShape buffer : spec.buffers()) {
      Tensor tensor = Tensors.toNative(statistics.get(buffer.name()), precision);
      buffers.put(buffer.name(), Native.keep(tensor));
    }
    for (int i = 0; i < spec.layers().size(); i++) {
      layers.add(spec.layers().get(i).accept(new FromSpec(spec, i, precision, seed)));
    }
  }

  /** The logits [rows, outputs] for X [rows, inputs]. */
  Tensor forward(Tensor x, Optional<Batch> training) {
    Tensor value = x;
    for (TorchLayer layer : layers) {
      value = layer.forward(value, training);
    }
    return value;
  }

  /** The outputs of all layers; the last are the logits. */
  List<Tensor> outputs(Tensor x, Optional<Batch> training) {
    List<Tensor> outputs = new ArrayList<>();
    Tensor value = x;
    for (TorchLayer layer : layers) {
      value = layer.forward(value, training);
      outputs.add(value);
    }
    return outputs;
  }

  /** Takes over what the last training batch says about running statistics. */
  void keepStatistics() {
    layers.forEach(TorchLayer::keepStatistics);
  }

  List<String> names() {
    return List.copyOf(parameters.keySet());
  }

  Tensor parameter(String name) {
    return parameters.get(name);
  }

  /** The parameters in order, as an optimizer takes them. */
  TensorVector vector() {
    return new TensorVector(parameters.values().toArray(Tensor[]::new));
  }

  /** A copy of something about every parameter, such as its value or its gradient. */
  Parameters copy(UnaryOperator<Tensor> what) {
    return copy(parameters, what);
  }

  /** A copy of the buffers. */
  Parameters copyBuffers() {
    return copy(buffers, UnaryOperator.identity());
  }

  private static Parameters copy(Map<String, Tensor> tensors, UnaryOperator<Tensor> what) {
    Map<String, dev.tandem.tensor.Tensor> copies = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> copies.put(name, Tensors.toJava(what.apply(tensor))));
    return new Parameters(copies);
  }

  @Override
  public void close() {
    layers.forEach(TorchLayer::close);
    parameters.values().forEach(Tensor::close);
    buffers.values().forEach(Tensor::close);
  }

  private final class FromSpec implements LayerSpec.Visitor<TorchLayer> {
    private final NetworkSpec spec;
    private final int index;
    private final Precision precision;
    private final long seed;

    FromSpec(NetworkSpec spec, int index, Precision precision, long seed) {
      this.spec = spec;
      this.index = index;
      this.precision = precision;
      this.seed = seed;
    }

    private Tensor weight() {
      return parameters.get(index + ".weight");
    }

    private Tensor bias() {
      return parameters.get(index + ".bias");
    }

    @Override
    public TorchLayer dense(LayerSpec.Dense dense) {
      TensorOptional bias = dense.bias() ? new TensorOptional(bias()) : new TensorOptional();
      return new TorchLayer.Linear(weight(), Native.keep(bias));
    }

    @Override
    public TorchLayer activation(LayerSpec.Activation activation) {
      return TorchLayer.Activation.of(activation.function());
    }

    @Override
    public TorchLayer dropout(LayerSpec.Dropout dropout) {
      int width = spec.widthInto(index);
      return new TorchLayer.Dropout(seed, index, dropout.probability(), width, precision);
    }

    @Override
    public TorchLayer batchNorm(LayerSpec.BatchNorm norm) {
      TorchBatchNorm.Running running =
          new TorchBatchNorm.Running(
              buffers.get(index + ".running_mean"),
              buffers.get(index + ".running_var"),
              buffers.get(index + ".num_batches_tracked"));
      return new TorchBatchNorm(norm, weight(), bias(), running);
    }

    @Override
    public TorchLayer layerNorm(LayerSpec.LayerNorm norm) {
      return new TorchLayer.LayerNorm(
          spec.widthInto(index),
          norm.epsilon(),
          Native.keep(new TensorOptional(weight())),
          Native.keep(new TensorOptional(bias())));
    }
  }
}
