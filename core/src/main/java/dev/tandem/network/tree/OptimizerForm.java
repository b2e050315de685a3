package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.Map;

/** {@code optimizer: {type: sgd, learningRate: 0.01, momentum: 0.9}}, or the type alone. */
final class OptimizerForm {
  static final String LEARNING_RATE = "learningRate";
  static final String MOMENTUM = "momentum";
  static final String DAMPENING = "dampening";
  static final String WEIGHT_DECAY = "weightDecay";
  static final String NESTEROV = "nesterov";
  static final String BETA1 = "beta1";
  static final String BETA2 = "beta2";
  static final String EPSILON = "epsilon";
  static final String AMSGRAD = "amsgrad";
  static final String ALPHA = "alpha";
  static final String CENTERED = "centered";
  static final String RATE_DECAY = "rateDecay";
  static final String INITIAL_ACCUMULATOR = "initialAccumulator";

  private static final String SGD = Sgd.DEFAULT.name();
  private static final String ADAM = Adam.DEFAULT.name();
  private static final String ADAMW = AdamW.DEFAULT.name();
  private static final String RMSPROP = RmsProp.DEFAULT.name();
  private static final String ADAGRAD = Adagrad.DEFAULT.name();

  static final Kinds<OptimizerSpec> KINDS =
      Kinds.<OptimizerSpec>none()
          .and(SGD, OptimizerForm::sgd)
          .and(ADAM, OptimizerForm::adam)
          .and(ADAMW, OptimizerForm::adamW)
          .and(RMSPROP, OptimizerForm::rmsProp)
          .and(ADAGRAD, OptimizerForm::adagrad)
          .owning(MOMENTUM, SGD, RMSPROP)
          .owning(DAMPENING, SGD)
          .owning(NESTEROV, SGD)
          .owning(BETA1, ADAM, ADAMW)
          .owning(BETA2, ADAM, ADAMW)
          .owning(EPSILON, ADAM, ADAMW, RMSPROP, ADAGRAD)
          .owning(AMSGRAD, ADAM, ADAMW)
          .owning(ALPHA, RMSPROP)
          .owning(CENTERED, RMSPROP)
          .owning(RATE_DECAY, ADAGRAD)
          .owning(INITIAL_ACCUMULATOR, ADAGRAD);

  private OptimizerForm() {}

  static OptimizerSpec read(Section section) {
    return KINDS.typed(section, ExperimentSpec.DEFAULT_OPTIMIZER.name());
  }

  static Map<String, Object> write(OptimizerSpec spec) {
    return spec.accept(new OptimizerKeys());
  }

  private static Sgd sgd(Section section) {
    Sgd standard = Sgd.DEFAULT;
    double rate = section.number(LEARNING_RATE, standard.learningRate());
    double momentum = section.number(MOMENTUM, standard.momentum());
    double dampening = section.number(DAMPENING, standard.dampening());
    double decay = section.number(WEIGHT_DECAY, standard.weightDecay());
    boolean nesterov = section.flag(NESTEROV, standard.nesterov());
    return section.done(() -> new Sgd(rate, momentum, dampening, decay, nesterov));
  }

  private static Adam adam(Section section) {
    Adam standard = Adam.DEFAULT;
    double rate = section.number(LEARNING_RATE, standard.learningRate());
    double beta1 = section.number(BETA1, standard.beta1());
    double beta2 = section.number(BETA2, standard.beta2());
    double epsilon = section.number(EPSILON, standard.epsilon());
    double decay = section.number(WEIGHT_DECAY, standard.weightDecay());
    boolean amsgrad = section.flag(AMSGRAD, standard.amsgrad());
    return section.done(() -> new Adam(rate, beta1, beta2, epsilon, decay, amsgrad));
  }

  private static AdamW adamW(Section section) {
    AdamW standard = AdamW.DEFAULT;
    double rate = section.number(LEARNING_RATE, standard.learningRate());
    double beta1 = section.number(BETA1, standard.beta1());
    double beta2 = section.number(BETA2, standard.beta2());
    double epsilon = section.number(EPSILON, standard.epsilon());
    double decay = section.number(WEIGHT_DECAY, standard.weightDecay());
    boolean amsgrad = section.flag(AMSGRAD, standard.amsgrad());
    return section.done(() -> new AdamW(rate, beta1, beta2, epsilon, decay, amsgrad));
  }

  private static RmsProp rmsProp(Section section) {
    RmsProp standard = RmsProp.DEFAULT;
    double rate = section.number(LEARNING_RATE, standard.learningRate());
    double alpha = section.number(ALPHA, standard.alpha());
    double epsilon = section.number(EPSILON, standard.epsilon());
    double decay = section.number(WEIGHT_DECAY, standard.weightDecay());
    double momentum = section.number(MOMENTUM, standard.momentum());
    boolean centered = section.flag(CENTERED, standard.centered());
    return section.done(() -> new RmsProp(rate, alpha, epsilon, decay, momentum, centered));
  }

  private static Adagrad adagrad(Section section) {
    Adagrad standard = Adagrad.DEFAULT;
    double rate = section.number(LEARNING_RATE, standard.learningRate());
    double rateDecay = section.number(RATE_DECAY, standard.rateDecay());
    double decay = section.number(WEIGHT_DECAY, standard.weightDecay());
    double accumulator = section.number(INITIAL_ACCUMULATOR, standard.initialAccumulator());
    double epsilon = section.number(EPSILON, standard.epsilon());
    return section.done(() -> new Adagrad(rate, rateDecay, decay, accumulator, epsilon));
  }
}
