package dev.tandem.engine;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.network.NetworkSpec.Role;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a network's first numbers. They are rounded to float32, which float64 holds exactly:
 * engines of either precision start from the very same ones.
 */
public final class Initializer {
  private Initializer() {}

  /** The state before the first step of a fitted network. */
  public static SessionState initialState(NetworkSpec network, long seed) {
    return new SessionState(
        tensors(network, network.parameters(), seed),
        tensors(network, network.buffers(), seed),
        OptimizerState.NONE,
        0);
  }

  private static Parameters tensors(NetworkSpec network, List<ParameterShape> shapes, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterShape shape : shapes) {
      tensors.put(shape.name(), Tensor.of(values(network, shape, seed), shape.shape()));
    }
    return new Parameters(tensors);
  }

  private static float[] values(NetworkSpec network, ParameterShape parameter, long seed) {
    boolean dense = network.layers().get(parameter.layer()).isDense();
    double[] values = new double[parameter.size()];
    if (parameter.role() == Role.SCALE) {
      Arrays.fill(values, 1);
    } else if (dense) {
      boolean weight = parameter.role() == Role.WEIGHT;
      InitializationSpec spec = weight ? network.initialization() : network.biases();
      CounterRandom random =
          weight
              ? CounterRandom.of(seed, Purpose.WEIGHTS, parameter.layer())
              : CounterRandom.of(seed, Purpose.WEIGHTS, parameter.layer(), 1);
      int fanIn = network.widthInto(parameter.layer());
      int fanOut = network.widthInto(parameter.layer() + 1);
      spec.accept(new Drawing(random, values, fanIn, fanOut));
    }
    return Tensor.of(values, values.length).toFloats();
  }
}
