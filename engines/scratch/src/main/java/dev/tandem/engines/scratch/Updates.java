package dev.tandem.engines.scratch;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows the way back: gradients by weights, and the update. Each share of a weight is
 * updated as soon as its gradient is there, while both are in the cache; only where gradients are
 * changed all together (clipped, penalised) or looked at are they all made first.
 */
final class Updates {
  /** Rows [from, to) of a parameter; of a layer's weight, if there is a layer. */
  private record Share(Parameter parameter, DenseLayer layer, int from, int to) {
    int width() {
      return parameter.value()[0].length;
    }
  }

  private final ScratchNetwork network;
  private final Workers workers;
  private final UpdateRule rule;
  private final Regularization regularization;
  private final List<Share> weights = new ArrayList<>();
  private final List<Share> all = new ArrayList<>();
  private final Workers.Task gradientAndUpdate = this::gradientAndUpdate;
  private final Workers.Task gradient = this::gradient;
  private final Workers.Task update = this::update;

  Updates(ScratchNetwork network, Workers workers, UpdateRule rule, Regularization regularization) {
    this.network = network;
    this.workers = workers;
    this.rule = rule;
    this.regularization = regularization;
    for (Layer layer : network.layers()) {
      for (Parameter parameter : layer.parameters()) {
        share(parameter, layer);
      }
    }
  }

  private void share(Parameter parameter, Layer layer) {
    boolean isWeight = layer instanceof DenseLayer dense && dense.weight == parameter;
    int rows = parameter.value().length;
    for (int from = 0; from < rows; from += DenseLayer.SHARE) {
      int to = Math.min(from + DenseLayer.SHARE, rows);
      Share share = new Share(parameter, isWeight ? (DenseLayer) layer : null, from, to);
      all.add(share);
      if (isWeight) {
        weights.add(share);
      }
    }
  }

  /** Makes the gradients that a share needs, and updates. */
  void run() {
    if (regularization.isNone()) {
      workers.run(gradientAndUpdate, all.size());
    } else {
      gradients();
      regularization.penalize(network.parameters());
      regularization.clip(network.parameters());
      workers.run(update, all.size());
    }
    updated();
  }

  /** Makes every parameter's gradient, as the loss has it. */
  void gradients() {
    workers.run(gradient, weights.size());
  }

  /** Updates by the gradients that are there. */
  void updateByGradients() {
    workers.run(update, all.size());
    updated();
  }

  private void updated() {
    for (int i = 0; i < network.parameters().size(); i++) {
      network.parameters().get(i).updated();
    }
  }

  private void gradientAndUpdate(int part) {
    Share share = all.get(part);
    if (share.layer() == null) {
      update(part);
      return;
    }
    DenseLayer layer = share.layer();
    float[][] rows = Scratch.own().gradient(share.parameter().value().length, share.width());
    layer.beginShare(share.from(), share.to());
    int step = layer.rowsAtOnce();
    for (int from = share.from(); from < share.to(); from += step) {
      int to = Math.min(from + step, share.to());
      layer.weightGradient(from, to, rows);
      rule.update(share.parameter(), from, to, rows);
    }
    layer.shareUpdated(share.from(), share.to());
  }

  private void gradient(int part) {
    Share share = weights.get(part);
    share.layer().beginShare(share.from(), share.to());
    share.layer().weightGradient(share.from(), share.to(), share.parameter().gradient());
  }

  private void update(int part) {
    Share share = all.get(part);
    rule.update(share.parameter(), share.from(), share.to(), share.parameter().gradient());
    if (share.layer() != null) {
      share.layer().shareUpdated(share.from(), share.to());
    }
  }
}
