package dev.tandem.workbench.observed.cost;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What one layer of a fitted network holds and does.
 *
 * <pre>
 *   dense        forward  in·out multiply-adds, out for the bias
 *                backward in·out for dW, out for db, in·out for dX
 *   activation,  one operation a value, either way
 *   dropout
 *   batch norm   forward 7 a value: mean, x-μ, its square and sum, times 1/σ, times γ, plus β
 *                backward 3 for dγ and dβ, 4 for dX
 *   layer norm   forward 7, backward 3 for dγ and dβ, 8 for dX (its means are by row)
 * </pre>
 *
 * <p>dX is left out where no layer before has parameters, as it is in any engine.
 *
 * @param index among all layers
 * @param inputs values of a row that enter
 * @param outputs values of a row that leave
 * @param parameters numbers that training changes
 * @param buffers numbers kept beside them
 * @param forward of one row
 * @param backward of one row
 */
public record LayerCost(
    int index,
    int inputs,
    int outputs,
    long parameters,
    long buffers,
    Operations forward,
    Operations backward) {

  /** Of every layer of a fitted network, in order. */
  static List<LayerCost> all(NetworkSpec network) {
    int[] widths = network.widths();
    long[] parameters = sizes(network, network.parameters());
    long[] buffers = sizes(network, network.buffers());
    List<LayerCost> costs = new ArrayList<>();
    boolean trainedBefore = false;
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Operations own = layer.accept(new OwnGradients(widths[i]));
      costs.add(
          new LayerCost(
              i,
              widths[i],
              widths[i + 1],
              parameters[i],
              buffers[i],
              layer.accept(new Forward(widths[i])),
              trainedBefore ? own.plus(layer.accept(new InputGradient(widths[i]))) : own));
      trainedBefore |= parameters[i] > 0;
    }
    return costs;
  }

  private static long[] sizes(NetworkSpec network, List<NetworkSpec.ParameterShape> shapes) {
    long[] sizes = new long[network.layers().size()];
    shapes.forEach(shape -> sizes[shape.layer()] += shape.size());
    return sizes;
  }

  private static Operations each(long values, int operations) {
    return new Operations(0, values * operations);
  }

  private record Forward(long width) implements LayerSpec.Visitor<Operations> {
    @Override
    public Operations dense(Dense spec) {
      long outputs = spec.outputs().orElseThrow();
      return new Operations(width * outputs, spec.bias() ? outputs : 0);
    }

    @Override
    public Operations activation(Activation spec) {
      return each(width, 1);
    }

    @Override
    public Operations dropout(Dropout spec) {
      return each(width, 1);
    }

    @Override
    public Operations batchNorm(BatchNorm spec) {
      return each(width, 7);
    }

    @Override
    public Operations layerNorm(LayerNorm spec) {
      return each(width, 7);
    }
  }

  /** Of the layer's parameters. */
  private record OwnGradients(long width) implements LayerSpec.Visitor<Operations> {
    @Override
    public Operations dense(Dense spec) {
      return new Forward(width).dense(spec);
    }

    @Override
    public Operations activation(Activation spec) {
      return Operations.NONE;
    }

    @Override
    public Operations dropout(Dropout spec) {
      return Operations.NONE;
    }

    @Override
    public Operations batchNorm(BatchNorm spec) {
      return each(width, 3);
    }

    @Override
    public Operations layerNorm(LayerNorm spec) {
      return each(width, 3);
    }
  }

  /** Of what entered the layer. */
  private record InputGradient(long width) implements LayerSpec.Visitor<Operations> {
    @Override
    public Operations dense(Dense spec) {
      return new Operations(width * spec.outputs().orElseThrow(), 0);
    }

    @Override
    public Operations activation(Activation spec) {
      return each(width, 1);
    }

    @Override
    public Operations dropout(Dropout spec) {
      return each(width, 1);
    }

    @Override
    public Operations batchNorm(BatchNorm spec) {
      return each(width, 4);
    }

    @Override
    public Operations layerNorm(LayerNorm spec) {
      return each(width, 8);
    }
  }
}
