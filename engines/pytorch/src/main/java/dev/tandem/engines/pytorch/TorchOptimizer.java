package dev.tandem.engines.pytorch;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.network.OptimizerSpec;
import java.util.Map;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;

/** One of {@code torch::optim}'s classes over a network's parameters. */
final class TorchOptimizer implements AutoCloseable {
  private final TorchNetwork network;
  private final Optimizer optimizer;
  private final OptimizerOptions options; // the optimizer's own, not a copy
  private long updates;

  /** Goes on where the state stopped; to be called inside a native scope. */
  TorchOptimizer(OptimizerSpec spec, TorchNetwork network, SessionState state) {
    this.network = network;
    this.optimizer = Native.keep(spec.accept(new TorchOptimizers(network.vector())));
    this.updates = state.step();
    Map<String, Double> slots = spec.accept(new OptimizerSlots());
    if (updates > 0 && !slots.isEmpty()) {
      OptimizerArchive.load(optimizer, network, slots, state);
    }
    this.options = optimizer.param_groups().get(0).options(); // load() makes new ones
  }

  void clearGradients() {
    optimizer.zero_grad();
  }

  void update(double learningRate) {
    options.set_lr(learningRate);
    optimizer.step();
    updates++;
  }

  long updates() {
    return updates;
  }

  /** A copy of what is remembered; nothing before the first update, whatever torch sets up. */
  OptimizerState state() {
    return updates == 0 ? OptimizerState.NONE : OptimizerArchive.save(optimizer, network);
  }

  @Override
  public void close() {
    optimizer.close();
  }
}
