package dev.tandem.engine;

import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws a network's first weights. They are rounded to float32, which float64 holds exactly:
 * engines of either precision start from the very same numbers.
 */
public final class Initializer {
  private Initializer() {}

  /** The state before the first step of a fitted network. */
  public static SessionState initialState(NetworkSpec network, long seed) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterShape parameter : network.parameters()) {
      tensors.put(parameter.name(), initial(network, parameter, seed));
    }
    return new SessionState(new Parameters(tensors), Parameters.NONE, OptimizerState.NONE, 0);
  }

  private static Tensor initial(NetworkSpec network, ParameterShape parameter, long seed) {
    float[] values = new float[parameter.size()];
    if (parameter.isWeight()) {
      CounterRandom random = CounterRandom.of(seed, Purpose.WEIGHTS, parameter.layer());
      double deviation =
          network.initialization().deviation(parameter.shape()[1], parameter.shape()[0]);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * random.normal(i));
      }
    }
    return Tensor.of(values, parameter.shape());
  }
}
