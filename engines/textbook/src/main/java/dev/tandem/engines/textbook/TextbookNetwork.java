package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers in a row: forward in order; {@link Descent} goes back. */
final class TextbookNetwork {
  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param seed of the dropout masks
   * @param replacement has a look at each layer, and may put another in its place
   */
  TextbookNetwork(
      NetworkSpec spec,
      Parameters parameters,
      Parameters buffers,
      long seed,
      Parts.Replacement replacement) {
    for (int i = 0; i < spec.layers().size(); i++) {
      Layer layer = spec.layers().get(i).accept(new FromSpec(i, parameters, buffers, seed));
      layers.add(replacement.of(i, layer));
    }
  }

  /** The outputs of all layers for X [B, inputs]; the last are the logits. */
  List<Matrix> forward(Matrix x, Optional<Batch> training) {
    List<Matrix> outputs = new ArrayList<>();
    Matrix value = x;
    for (Layer layer : layers) {
      value = layer.forward(value, training);
      outputs.add(value);
    }
    return outputs;
  }

  List<Layer> layers() {
    return layers;
  }

  List<Parameter> parameters() {
    return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
  }

  List<Buffer> buffers() {
    return layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
  }

  /** Tells the layers that the last forward's batch has become a step. */
  void stepMade() {
    layers.forEach(Layer::stepMade);
  }

  private record FromSpec(int index, Parameters parameters, Parameters buffers, long seed)
      implements LayerSpec.Visitor<Layer> {
    @Override
    public Layer dense(Dense spec) {
      Optional<Parameter> bias = spec.bias() ? Optional.of(parameter("bias")) : Optional.empty();
      return new DenseLayer(parameter("weight"), bias);
    }

    @Override
    public Layer activation(LayerSpec.Activation spec) {
      return new ActivationLayer(Activation.of(spec.function()));
    }

    @Override
    public Layer dropout(Dropout spec) {
      return new DropoutLayer(seed, index, spec.probability());
    }

    @Override
    public Layer batchNorm(BatchNorm spec) {
      return new BatchNormLayer(
          spec,
          parameter("weight"),
          parameter("bias"),
          buffer("running_mean"),
          buffer("running_var"),
          buffer("num_batches_tracked"));
    }

    @Override
    public Layer layerNorm(LayerNorm spec) {
      return new LayerNormLayer(spec, parameter("weight"), parameter("bias"));
    }

    private Parameter parameter(String role) {
      String name = index + "." + role;
      Tensor tensor = parameters.get(name);
      int[] shape = tensor.shape();
      int rows = shape.length == 2 ? shape[0] : 1;
      return new Parameter(name, new Matrix(rows, tensor.size() / rows, tensor.toDoubles()));
    }

    private Buffer buffer(String role) {
      String name = index + "." + role;
      return new Buffer(name, buffers.get(name).toDoubles());
    }
  }
}
