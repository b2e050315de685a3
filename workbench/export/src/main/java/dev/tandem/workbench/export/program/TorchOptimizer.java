package dev.tandem.workbench.export.program;

import dev.tandem.network.OptimizerSpec;

/** An optimizer of torch.optim, with those of its settings that are not PyTorch's defaults. */
final class TorchOptimizer implements OptimizerSpec.Visitor<String> {
  private static final int MOST_IN_A_LINE = 90;

  @Override
  public String sgd(OptimizerSpec.Sgd spec) {
    return call(
        "SGD",
        spec.learningRate(),
        setting("momentum", spec.momentum(), 0),
        setting("dampening", spec.dampening(), 0),
        decay(spec.weightDecay()),
        flag("nesterov", spec.nesterov()));
  }

  @Override
  public String adam(OptimizerSpec.Adam spec) {
    return call(
        "Adam",
        spec.learningRate(),
        betas(spec.beta1(), spec.beta2()),
        setting("eps", spec.epsilon(), Double.NaN),
        decay(spec.weightDecay()),
        flag("amsgrad", spec.amsgrad()));
  }

  @Override
  public String adamW(OptimizerSpec.AdamW spec) {
    return call(
        "AdamW",
        spec.learningRate(),
        betas(spec.beta1(), spec.beta2()),
        setting("eps", spec.epsilon(), Double.NaN),
        setting("weight_decay", spec.weightDecay(), Double.NaN),
        flag("amsgrad", spec.amsgrad()));
  }

  @Override
  public String rmsProp(OptimizerSpec.RmsProp spec) {
    return call(
        "RMSprop",
        spec.learningRate(),
        setting("alpha", spec.alpha(), Double.NaN),
        setting("eps", spec.epsilon(), Double.NaN),
        decay(spec.weightDecay()),
        setting("momentum", spec.momentum(), 0),
        flag("centered", spec.centered()));
  }

  @Override
  public String adagrad(OptimizerSpec.Adagrad spec) {
    return call(
        "Adagrad",
        spec.learningRate(),
        setting("lr_decay", spec.rateDecay(), 0),
        decay(spec.weightDecay()),
        setting("initial_accumulator_value", spec.initialAccumulator(), 0),
        setting("eps", spec.epsilon(), Double.NaN));
  }

  private static String call(String name, double rate, String... settings) {
    String arguments =
        "model.parameters(), lr=" + Literal.of(rate) + String.join("", settings) + ")";
    String start = name.length() + arguments.length() > MOST_IN_A_LINE ? "(\n    " : "(";
    return "torch.optim." + name + start + arguments;
  }

  private static String betas(double beta1, double beta2) {
    return ", betas=(" + Literal.of(beta1) + ", " + Literal.of(beta2) + ")";
  }

  private static String decay(double weightDecay) {
    return setting("weight_decay", weightDecay, 0);
  }

  /** Left out if it has a value of no effect. */
  private static String setting(String name, double value, double withoutEffect) {
    return value == withoutEffect ? "" : ", " + name + "=" + Literal.of(value);
  }

  private static String flag(String name, boolean value) {
    return value ? ", " + name + "=True" : "";
  }
}
