package dev.tandem.engines.textbook;

import dev.tandem.network.ExperimentSpec;

/**
 * What a session does its mathematics with. An experiment says it all; who studies mistakes puts
 * wrong parts in the place of right ones.
 *
 * @param layers puts a layer in the place of the network's own
 */
public record Parts(
    Replacement layers,
    Loss loss,
    Descent descent,
    Regularization regularization,
    UpdateRule rule) {
  /** A layer in the place of another. */
  public interface Replacement {
    /**
     * @param index of the layer in the network
     * @param layer as its spec has it
     */
    Layer of(int index, Layer layer);
  }

  public static Parts of(ExperimentSpec experiment) {
    return new Parts(
        (index, layer) -> layer,
        Loss.of(experiment.loss()),
        Descent::gradientsFirst,
        Regularization.of(experiment.regularization()),
        UpdateRule.of(experiment.optimizer()));
  }

  public Parts with(Replacement other) {
    return new Parts(other, loss, descent, regularization, rule);
  }

  public Parts with(Loss other) {
    return new Parts(layers, other, descent, regularization, rule);
  }

  public Parts with(Descent other) {
    return new Parts(layers, loss, other, regularization, rule);
  }

  public Parts with(Regularization other) {
    return new Parts(layers, loss, descent, other, rule);
  }

  public Parts with(UpdateRule other) {
    return new Parts(layers, loss, descent, regularization, other);
  }
}
