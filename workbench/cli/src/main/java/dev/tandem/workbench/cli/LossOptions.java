package dev.tandem.workbench.cli;

import static dev.tandem.workbench.cli.FlagValues.set;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Flags that change what is learnt: the loss, the classes' weights and the threshold. */
final class LossOptions {
  private static final String COST = "cost";
  private static final List<String> COSTS = List.of("falsePositive", "falseNegative");

  @Option(
      names = "--task",
      paramLabel = "NAME",
      description = "classification, regression; default: the loss's")
  private String task;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description =
          "softmax-cross-entropy, binary-cross-entropy, mean-squared-error, mean-absolute-error,"
              + " huber")
  private String loss;

  @Option(
      names = "--label-smoothing",
      paramLabel = "SHARE",
      description = "of softmax-cross-entropy, 0 to 1")
  private Double labelSmoothing;

  @Option(
      names = "--class-weights",
      paramLabel = "balanced|X,X,...",
      description = "of softmax-cross-entropy: 'balanced', 'none' or a number for each class")
  private String classWeights;

  @Option(
      names = "--positive-weight",
      paramLabel = "balanced|X",
      description = "of binary-cross-entropy: 'balanced' or a number")
  private String positiveWeight;

  @Option(
      names = "--threshold",
      paramLabel = "HOW",
      description =
          "from which probability on the positive of two classes is answered: a number, or chosen"
              + " on validation rows by f1, recall:0.8, or cost:1,5 (of a false positive and a"
              + " false negative)")
  private String threshold;

  SpecNode applyTo(SpecNode root) {
    SpecNode tree = set(root, "data.task", task, "--task");
    tree = set(tree, "loss.type", loss, "--loss");
    tree = set(tree, "loss.labelSmoothing", labelSmoothing, "--label-smoothing");
    tree = set(tree, "loss.classWeights", FlagValues.listOrWord(classWeights), "--class-weights");
    tree =
        set(
            tree,
            "loss.positiveWeight",
            FlagValues.numberOrWord(positiveWeight),
            "--positive-weight");
    return set(tree, "threshold", threshold(), "--threshold");
  }

  private Object threshold() {
    if (threshold == null || !FlagValues.name(threshold).equals(COST)) {
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
}
