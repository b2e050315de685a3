package dev.tandem.engines.pytorch;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
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

/** Layers in a row over named leaf tensors, which autograd gives gradients. */
final class TorchNetwork implements AutoCloseable {
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final List<TorchLayer> layers = new ArrayList<>();

  /**
   * To be called inside a native scope.
   *
   * @param seed of the dropout masks
   */
  TorchNetwork(NetworkSpec spec, Parameters initial, Precision precision, long seed) {
    for (NetworkSpec.ParameterShape parameter : spec.parameters()) {
      Tensor tensor = Tensors.toNative(initial.get(parameter.name()), precision);
      tensor.set_requires_grad(true);
      parameters.put(parameter.name(), Native.keep(tensor));
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
    Map<String, dev.tandem.tensor.Tensor> copies = new LinkedHashMap<>();
    parameters.forEach((name, tensor) -> copies.put(name, Tensors.toJava(what.apply(tensor))));
    return new Parameters(copies);
  }

  @Override
  public void close() {
    layers.forEach(TorchLayer::close);
    parameters.values().forEach(Tensor::close);
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

    @Override
    public TorchLayer dense(LayerSpec.Dense dense) {
      TensorOptional bias = new TensorOptional(parameters.get(index + ".bias"));
      return new TorchLayer.Linear(parameters.get(index + ".weight"), Native.keep(bias));
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
    public TorchLayer batchNorm(LayerSpec.BatchNorm spec) {
      throw SpecException.unsupported("pytorch", "layers", "batch-norm");
    }

    @Override
    public TorchLayer layerNorm(LayerSpec.LayerNorm spec) {
      throw SpecException.unsupported("pytorch", "layers", "layer-norm");
    }
  }
}
