package dev.tandem.workbench.cli;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;

/** Flags that change what is learnt: the loss, the classes' weights and the threshold. */
final class LossOptions {
  private static final String COST = "cost";
  private static final List<String> COSTS = List.of("falsePositive", "falseNegative");

  private LossOptions() {}

  static List<Flag> flags() {
    return List.of(
        Flag.text("--task", "NAME", LossOptions::task)
            .saying("classification or regression; default: that of the loss"),
        Flag.text("--loss", "NAME", "loss.type")
            .saying(
                "softmax-cross-entropy, binary-cross-entropy, mean-squared-error,"
                    + " mean-absolute-error, huber"),
        Flag.number("--label-smoothing", "SHARE", "loss.labelSmoothing")
            .saying("for softmax-cross-entropy, 0 to 1"),
        Flag.text(
                "--class-weights", "balanced|X,X,...", "loss.classWeights", FlagValues::listOrWord)
            .saying("for softmax-cross-entropy: 'balanced', 'none' or a number for each class"),
        Flag.text(
                "--positive-weight", "balanced|X", "loss.positiveWeight", FlagValues::numberOrWord)
            .saying("for binary-cross-entropy: 'balanced' or a number"),
        Flag.text("--threshold", "HOW", "threshold", LossOptions::threshold)
            .saying(
                "probability from which the positive of two classes is predicted: a number, or"
                    + " chosen on validation rows by f1, recall:0.8 or cost:1,5 (of a false"
                    + " positive and a false negative)"));
  }

  private static Object threshold(String threshold) {
    if (!FlagValues.name(threshold).equals(COST)) {
      return FlagValues.tagged(threshold);
    }
    String setting = FlagValues.setting(threshold);
    List<Object> costs = setting == null ? List.of() : FlagValues.list(setting);
    if (costs.size() != COSTS.size()) {
      throw new SpecException(COST, "cost:X,X, of a false positive and a false negative", threshold)
          .at("--threshold", "threshold");
    }
    return Map.of(COST, Map.of(COSTS.get(0), costs.get(0), COSTS.get(1), costs.get(1)));
  }

  /** Numbers need a loss of numbers, where the experiment has none of its own. */
  private static SpecNode task(SpecNode tree, Object given) {
    SpecNode told = tree.with("data.task", SpecNode.of(given, "--task"));
    return given.equals("regression") && tree.find("loss").isEmpty()
        ? told.with("loss", SpecNode.of("mean-squared-error", "--task"))
        : told;
  }
}
