package dev.tandem.engines.scratch;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * The layer of a spec, over values of the names and shapes that the network asks for.
 *
 * @param index the layer's
 * @param seed of the dropout masks
 * @param ink of the inputs, where they are listed by it
 */
record LayerFromSpec(
    Kernel kernel,
    NetworkSpec network,
    int index,
    Parameters parameters,
    Parameters buffers,
    long seed,
    Optional<Ink> ink)
    implements LayerSpec.Visitor<Layer> {
  @Override
  public Layer dense(Dense spec) {
    Parameter weight = parameter("weight");
    Optional<Parameter> bias = spec.bias() ? Optional.of(parameter("bias")) : Optional.empty();
    return index == 0 && ink.isPresent()
        ? new SparseLayer(kernel, weight, bias, ink.get())
        : new DenseLayer(kernel, weight, bias, index == 0);
  }

  @Override
  public Layer activation(LayerSpec.Activation spec) {
    return new ActivationLayer(Activation.of(spec.function()), network.widthInto(index));
  }

  @Override
  public Layer dropout(Dropout spec) {
    return new DropoutLayer(seed, index, spec.probability(), network.widthInto(index));
  }

  @Override
  public Layer batchNorm(BatchNorm spec) {
    List<Buffer> statistics =
        List.of(buffer("running_mean"), buffer("running_var"), buffer("num_batches_tracked"));
    return new BatchNormLayer(spec, parameter("weight"), parameter("bias"), statistics);
  }

  @Override
  public Layer layerNorm(LayerNorm spec) {
    return new LayerNormLayer(spec.epsilon(), parameter("weight"), parameter("bias"));
  }

  private Parameter parameter(String suffix) {
    String name = index + "." + suffix;
    return new Parameter(name, shape(network.parameters(), name), parameters.get(name));
  }

  private Buffer buffer(String suffix) {
    String name = index + "." + suffix;
    int[] shape = shape(network.buffers(), name);
    return new Buffer(name, Parameter.values(name, shape, buffers.get(name)));
  }

  private static int[] shape(List<ParameterShape> shapes, String name) {
    return shapes.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow().shape();
  }
}
