package dev.tandem.workbench.observed.cost;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import java.util.List;
import java.util.function.Function;

/**
 * What a fitted network costs to train: numbers to keep and arithmetic to do, from its shapes
 * alone. What an engine really takes may be more (copies) or less (fused layers).
 *
 * @param layers in order
 * @param update of one parameter
 */
public record NetworkCost(List<LayerCost> layers, UpdateCost update) {
  public NetworkCost {
    layers = List.copyOf(layers);
  }

  /**
   * Numbers to keep while training; times the bytes of a number that is memory.
   *
   * @param parameters that training changes
   * @param gradients one a parameter
   * @param optimizerState slots of every parameter
   * @param buffers beside them
   * @param activations of a batch: its rows and every layer's output, without their gradients
   */
  public record Memory(
      long parameters, long gradients, long optimizerState, long buffers, long activations) {
    public long total() {
      return parameters + gradients + optimizerState + buffers + activations;
    }
  }

  /**
   * The cost of an experiment.
   *
   * @throws SpecException if its network is not fitted
   */
  public static NetworkCost of(ExperimentSpec experiment) {
    return new NetworkCost(
        LayerCost.all(experiment.network()),
        UpdateCost.of(experiment.optimizer(), experiment.regularization()));
  }

  public long parameters() {
    return layers.stream().mapToLong(LayerCost::parameters).sum();
  }

  /** Of one row. */
  public Operations forward() {
    return sum(LayerCost::forward);
  }

  /** Of one row; the loss itself is left out. */
  public Operations backward() {
    return sum(LayerCost::backward);
  }

  /** Of one step, whatever the rows. */
  public Operations updateOfAll() {
    return new Operations(0, parameters() * update.operations());
  }

  /** Of one step over so many rows. */
  public Operations step(long rows) {
    return forward().plus(backward()).times(rows).plus(updateOfAll());
  }

  /** While training on batches of so many rows. */
  public Memory memory(long rows) {
    long values = layers.get(0).inputs() + layers.stream().mapToLong(LayerCost::outputs).sum();
    return new Memory(
        parameters(),
        parameters(),
        parameters() * update.slots(),
        layers.stream().mapToLong(LayerCost::buffers).sum(),
        rows * values);
  }

  private Operations sum(Function<LayerCost, Operations> part) {
    return layers.stream().map(part).reduce(Operations.NONE, Operations::plus);
  }
}
