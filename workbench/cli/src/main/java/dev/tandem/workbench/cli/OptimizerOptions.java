package dev.tandem.workbench.cli;

import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;

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

  private OptimizerOptions() {}

  static List<Flag> flags() {
    return List.of(
        Flag.text("--optimizer", "NAME", "optimizer.type")
            .saying("sgd, adam, adamw, rmsprop, adagrad"),
        Flag.number("--lr", "RATE", "optimizer.learningRate").saying("learning rate"),
        Flag.number("--momentum", "M", "optimizer.momentum")
            .saying("momentum of sgd and rmsprop, 0 to 1"),
        Flag.yesOrNo("--nesterov", "optimizer.nesterov").saying("Nesterov momentum for sgd"),
        Flag.number("--weight-decay", "X", "optimizer.weightDecay")
            .saying("L2 penalty; for adamw, decoupled from the gradient"),
        Flag.text("--schedule", "NAME[:X]", OptimizerOptions::schedule)
            .saying(
                "learning-rate schedule: constant, cosine, reduce-on-plateau, step:EPOCHS,"
                    + " multi-step:EPOCH,EPOCH,..., exponential:GAMMA, warm-up:EPOCHS,"
                    + " one-cycle:MAXIMUM"),
        Flag.number("--l1", "X", "regularization.l1").saying("L1 penalty"),
        Flag.number("--clip-norm", "X", "regularization.clipNorm")
            .saying("scale all gradients so that their joint norm is at most X"),
        Flag.number("--clip-value", "X", "regularization.clipValue")
            .saying("cut each value of a gradient to at most X"));
  }

  private static SpecNode schedule(SpecNode tree, Object given) {
    String schedule = (String) given;
    String name = FlagValues.name(schedule);
    SpecNode typed = ExperimentTree.set(tree, "schedule.type", name, "--schedule");
    String value = FlagValues.setting(schedule);
    if (value == null) {
      return typed;
    }
    String key = SETTINGS.getOrDefault(name, "value"); // which no schedule has: it is refused
    Object setting =
        key.equals("milestones") ? FlagValues.list(value) : FlagValues.numberOrWord(value);
    return ExperimentTree.set(typed, "schedule." + key, setting, "--schedule");
  }
}
