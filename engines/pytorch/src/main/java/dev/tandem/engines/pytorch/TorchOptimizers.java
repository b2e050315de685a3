package dev.tandem.engines.pytorch;

import dev.tandem.network.OptimizerSpec;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.pytorch.Adagrad;
import org.bytedeco.pytorch.AdagradOptions;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.RMSprop;
import org.bytedeco.pytorch.RMSpropOptions;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.TensorVector;

/** The class of {@code torch::optim} for each optimizer, with every option said. */
record TorchOptimizers(TensorVector parameters) implements OptimizerSpec.Visitor<Optimizer> {
  @Override
  public Optimizer sgd(OptimizerSpec.Sgd spec) {
    SGDOptions options = new SGDOptions(spec.learningRate());
    options.momentum().put(spec.momentum());
    options.dampening().put(spec.dampening());
    options.weight_decay().put(spec.weightDecay());
    options.nesterov().put(spec.nesterov());
    return new SGD(parameters, options);
  }

  @Override
  public Optimizer adam(OptimizerSpec.Adam spec) {
    AdamOptions options = new AdamOptions(spec.learningRate());
    putBetas(options.betas(), spec.beta1(), spec.beta2());
    options.eps().put(spec.epsilon());
    options.weight_decay().put(spec.weightDecay());
    options.amsgrad().put(spec.amsgrad());
    return new Adam(parameters, options);
  }

  @Override
  public Optimizer adamW(OptimizerSpec.AdamW spec) {
    AdamWOptions options = new AdamWOptions(spec.learningRate());
    putBetas(options.betas(), spec.beta1(), spec.beta2());
    options.eps().put(spec.epsilon());
    options.weight_decay().put(spec.weightDecay());
    options.amsgrad().put(spec.amsgrad());
    return new AdamW(parameters, options);
  }

  @Override
  public Optimizer rmsProp(OptimizerSpec.RmsProp spec) {
    RMSpropOptions options = new RMSpropOptions(spec.learningRate());
    options.alpha().put(spec.alpha());
    options.eps().put(spec.epsilon());
    options.weight_decay().put(spec.weightDecay());
    options.momentum().put(spec.momentum());
    options.centered().put(spec.centered());
    return new RMSprop(parameters, options);
  }

  @Override
  public Optimizer adagrad(OptimizerSpec.Adagrad spec) {
    AdagradOptions options = new AdagradOptions(spec.learningRate());
    options.lr_decay().put(spec.rateDecay());
    options.weight_decay().put(spec.weightDecay());
    options.initial_accumulator_value().put(spec.initialAccumulator());
    options.eps().put(spec.epsilon());
    return new Adagrad(parameters, options);
  }

  /**
   * The betas are a {@code std::tuple<double, double>}, whose order in memory is the compiler's
   * affair (GCC's is backwards): the defaults, 0.9 and 0.999, say which is which.
   */
  private static void putBetas(DoublePointer betas, double beta1, double beta2) {
    int first = betas.get(0) < betas.get(1) ? 0 : 1;
    betas.put(first, beta1);
    betas.put(1 - first, beta2);
  }
}
