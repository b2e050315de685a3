package dev.tandem.workbench.cli;

import static dev.tandem.workbench.cli.FlagValues.set;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import java.util.Map;
import picocli.CommandLine.Option;

/** Flags that change how gradients change weights. */
final class OptimizerOptions {
  /** The setting of each schedule that may stand behind its name. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "step", "every",
          "multi-step", "milestones",
          "exponential", "gamma",
          "cosine", "minimum",
          "warm-up", "epochs",
          "one-cycle", "maximum",
          "reduce-on-plateau", "patience");

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "sgd, adam, adamw, rmsprop, adagrad")
  private String optimizer;

  @Option(names = "--lr", paramLabel = "RATE", description = "learning rate")
  private Double learningRate;

  @Option(names = "--momentum", paramLabel = "M", description = "of sgd and rmsprop, 0 to 1")
  private Double momentum;

  @Option(names = "--nesterov", negatable = true, description = "Nesterov's momentum, of sgd")
  private Boolean nesterov;

  @Option(
      names = "--weight-decay",
      paramLabel = "X",
      description = "the L2 penalty; of adamw, decoupled from the gradient")
  private Double weightDecay;

  @Option(
      names = "--schedule",
      paramLabel = "NAME[:X]",
      description =
          "of the learning rate: constant, cosine, reduce-on-plateau, step:EPOCHS,"
              + " multi-step:EPOCH,EPOCH,..., exponential:GAMMA, warm-up:EPOCHS, one-cycle:MAXIMUM")
  private String schedule;

  @Option(names = "--l1", paramLabel = "X", description = "the L1 penalty")
  private Double l1;

  @Option(
      names = "--clip-norm",
      paramLabel = "X",
      description = "scale all gradients so that their norm is at most this")
  private Double clipNorm;

  @Option(
      names = "--clip-value",
      paramLabel = "X",
      description = "cut each value of a gradient to at most this")
  private Double clipValue;

  SpecNode applyTo(SpecNode root) {
    if (clipNorm != null && clipValue != null) {
      throw new SpecException("clipValue", "either --clip-norm or --clip-value", "both")
          .at("--clip-value", "regularization.clipValue");
    }
    SpecNode tree = set(root, "optimizer.type", optimizer, "--optimizer");
    tree = set(tree, "optimizer.learningRate", learningRate, "--lr");
    tree = set(tree, "optimizer.momentum", momentum, "--momentum");
    tree = set(tree, "optimizer.nesterov", nesterov, "--nesterov");
    tree = set(tree, "optimizer.weightDecay", weightDecay, "--weight-decay");
    tree = schedule(tree);
    tree = set(tree, "regularization.l1", l1, "--l1");
    tree = set(tree, "regularization.clipNorm", clipNorm, "--clip-norm");
    return set(tree, "regularization.clipValue", clipValue, "--clip-value");
  }

  private SpecNode schedule(SpecNode tree) {
    if (schedule == null) {
      return tree;
    }
    String name = FlagValues.name(schedule);
    SpecNode typed = set(tree, "schedule.type", name, "--schedule");
    String value = FlagValues.setting(schedule);
    if (value == null) {
      return typed;
    }
    String key = SETTINGS.getOrDefault(name, "value"); // which no schedule has: it is refused
    Object setting =
        key.equals("milestones") ? FlagValues.list(value) : FlagValues.numberOrWord(value);
    return set(typed, "schedule." + key, setting, "--schedule");
  }
}
