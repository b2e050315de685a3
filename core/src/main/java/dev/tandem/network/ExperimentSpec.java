package dev.tandem.network;

/**
 * One experiment: everything that decides a training run but the engine. Written by people as YAML,
 * see {@code examples/}.
 *
 * @param name names the run folder
 */
public record ExperimentSpec(
    String name,
    DataSpec data,
    NetworkSpec network,
    LossSpec loss,
    OptimizerSpec optimizer,
    TrainingSpec training) {
  public static final LossSpec DEFAULT_LOSS = LossSpec.SoftmaxCrossEntropy.DEFAULT;
  public static final OptimizerSpec DEFAULT_OPTIMIZER = OptimizerSpec.Sgd.DEFAULT;

  /** This experiment with another network, such as a fitted one. */
  public ExperimentSpec with(NetworkSpec other) {
    return new ExperimentSpec(name, data, other, loss, optimizer, training);
  }
}
