package dev.tandem.engines.pytorch;

import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.SessionState;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.SpecException;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.OptimizerOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** {@code torch::optim::SGD} or {@code torch::optim::Adam} over a network's parameters. */
final class TorchOptimizer implements AutoCloseable {
  private final TorchNetwork network;
  private final Optimizer optimizer;
  private final OptimizerOptions options; // the optimizer's own, not a copy
  private long updates;

  /** Goes on where the state stopped; to be called inside a native scope. */
  TorchOptimizer(OptimizerSpec spec, TorchNetwork network, SessionState state) {
    this.network = network;
    this.optimizer = Native.keep(spec.accept(new FromSpec(network.vector())));
    this.updates = state.step();
    List<String> slots = spec.accept(new Slots());
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

  /** A copy of what is remembered; nothing before the first update. */
  OptimizerState state() {
    return OptimizerArchive.save(optimizer, network);
  }

  @Override
  public void close() {
    optimizer.close();
  }

  /** What each optimizer remembers about a parameter, by torch's names. */
  private static final class Slots implements OptimizerSpec.Visitor<List<String>> {
    @Override
    public List<String> sgd(OptimizerSpec.Sgd spec) {
      return spec.momentum() == 0 ? List.of() : List.of("momentum_buffer");
    }

    @Override
    public List<String> adam(OptimizerSpec.Adam spec) {
      return List.of("exp_avg", "exp_avg_sq");
    }

    @Override
    public List<String> adamW(OptimizerSpec.AdamW spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }

    @Override
    public List<String> rmsProp(OptimizerSpec.RmsProp spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }

    @Override
    public List<String> adagrad(OptimizerSpec.Adagrad spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }
  }

  private record FromSpec(TensorVector parameters) implements OptimizerSpec.Visitor<Optimizer> {
    @Override
    public Optimizer sgd(OptimizerSpec.Sgd spec) {
      SGDOptions options = new SGDOptions(spec.learningRate());
      options.momentum().put(spec.momentum());
      return new SGD(parameters, options);
    }

    @Override
    public Optimizer adam(OptimizerSpec.Adam spec) {
      AdamOptions options = new AdamOptions(spec.learningRate());
      options.eps().put(spec.epsilon());
      putBetas(options.betas(), spec);
      return new Adam(parameters, options);
    }

    @Override
    public Optimizer adamW(OptimizerSpec.AdamW spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }

    @Override
    public Optimizer rmsProp(OptimizerSpec.RmsProp spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }

    @Override
    public Optimizer adagrad(OptimizerSpec.Adagrad spec) {
      throw SpecException.unsupported("pytorch", "optimizer", spec.name());
    }

    /**
     * The betas are a {@code std::tuple<double, double>}, whose order in memory is the compiler's
     * affair (GCC's is backwards): the defaults, 0.9 and 0.999, say which is which.
     */
    private static void putBetas(DoublePointer betas, OptimizerSpec.Adam spec) {
      int first = betas.get(0) < betas.get(1) ? 0 : 1;
      betas.put(first, spec.beta1());
      betas.put(1 - first, spec.beta2());
    }
  }
}
