package dev.tandem.engines.textbook;

import dev.tandem.network.ExperimentSpec;

/**
 * What a session does its mathematics with. An experiment says it all; tests put parts that are
 * wrong in the place of right ones.
 *
 * @param layers puts a layer in the place of the network's own
 */
record Parts(Replacement layers, Loss loss, Regularization regularization, UpdateRule rule) {
  /** A layer in the place of another. */
  interface Replacement {
    /**
     * @param index of the layer in the network
     * @param layer as its spec has it
     */
    Layer of(int index, Layer layer);
  }

  static Parts of(ExperimentSpec experiment) {
    return new Parts(
        (index, layer) -> layer,
        Loss.of(experiment.loss()),
        new Regularization(experiment.regularization()),
        UpdateRule.of(experiment.optimizer()));
  }

  Parts with(Replacement other) {
    return new Parts(other, loss, regularization, rule);
  }

  Parts with(Loss other) {
    return new Parts(layers, other, regularization, rule);
  }

  Parts with(Regularization other) {
    return new Parts(layers, loss, other, rule);
  }

  Parts with(UpdateRule other) {
    return new Parts(layers, loss, regularization, other);
  }
}
