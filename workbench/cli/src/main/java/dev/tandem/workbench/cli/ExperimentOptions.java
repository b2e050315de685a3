package dev.tandem.workbench.cli;

import static dev.tandem.workbench.cli.FlagValues.set;

import dev.tandem.network.tree.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Flags that change keys of the experiment; a flag that is not given changes nothing. */
final class ExperimentOptions {
  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "NAME",
      description =
          "textbook, scratch, pytorch; default: the experiment's contenders, or else"
              + " scratch,pytorch")
  private List<String> engines;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "how often all training rows are seen")
  private Long epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N|full",
      description = "rows in a batch, or 'full' for all in one")
  private String batchSize;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description = "stop early: epochs that are borne without a better validation loss")
  private Long patience;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of initial weights, batch order and dropout masks")
  private Long seed;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "runs, with the seed, the seed after it, and so on; default: 1")
  private Long repeats;

  @Option(
      names = "--primary",
      paramLabel = "FIGURE",
      description =
          "the test figure that decides, such as accuracy, f1, prAuc, loss, rmse; default: by task"
              + " and classes")
  private String primary;

  @Option(
      names = "--margin",
      paramLabel = "DIFFERENCE",
      description =
          "of the primary figure, how much does not count; 0.005 of accuracy is half a point")
  private Double margin;

  @Option(
      names = "--data-seed",
      paramLabel = "N",
      description = "of generated data and of the split")
  private Long dataSeed;

  @Option(
      names = "--split",
      paramLabel = "HOW",
      description = "stratified, shuffled, grouped:COLUMN, given or none")
  private String split;

  @Option(
      names = "--validation",
      paramLabel = "SHARE",
      description = "share of the training rows kept aside for decisions, e.g. 0.1")
  private Double validation;

  @Option(names = "--train-rows", paramLabel = "N", description = "at most so many training rows")
  private Long trainRows;

  @Option(names = "--test-rows", paramLabel = "N", description = "at most so many test rows")
  private Long testRows;

  @Option(names = "--threads", paramLabel = "N", description = "for each engine; default: 1")
  private Long threads;

  @Option(
      names = "--target",
      paramLabel = "FIGURE=VALUE",
      description =
          "validation score to which time is taken, e.g. accuracy=0.97, f1=0.4 or loss=0.1;"
              + " default: what all runs hold at their end")
  private String target;

  @ArgGroup(exclusive = false, heading = "%nThe network:%n")
  private NetworkOptions network = new NetworkOptions();

  @ArgGroup(exclusive = false, heading = "%nLoss and threshold:%n")
  private LossOptions loss = new LossOptions();

  @ArgGroup(exclusive = false, heading = "%nOptimizer, schedule and regularization:%n")
  private OptimizerOptions optimizer = new OptimizerOptions();

  /** Whether contenders were named. */
  boolean namesEngines() {
    return engines != null;
  }

  /** Whether the number of repeats was given. */
  boolean namesRepeats() {
    return repeats != null;
  }

  /** The tree with the given flags applied. */
  SpecNode applyTo(SpecNode root) {
    SpecNode tree = root;
    if (engines != null) {
      tree = tree.with("contenders", contenders());
    }
    tree = set(tree, "training.epochs", epochs, "--epochs");
    tree = set(tree, "training.batchSize", FlagValues.numberOrWord(batchSize), "--batch-size");
    tree = set(tree, "training.seed", seed, "--seed");
    tree = set(tree, "training.earlyStopping.patience", patience, "--patience");
    tree = optimizer.applyTo(loss.applyTo(network.applyTo(tree)));
    tree = set(tree, "data.seed", dataSeed, "--data-seed");
    tree = set(tree, "data.split", split, "--split");
    tree = set(tree, "data.validation", validation, "--validation");
    tree = set(tree, "data.trainRows", trainRows, "--train-rows");
    tree = set(tree, "data.testRows", testRows, "--test-rows");
    tree = set(tree, "repeats", repeats, "--repeats");
    tree = set(tree, "comparison.primary", primary, "--primary");
    tree = set(tree, "comparison.margin", margin, "--margin");
    if (target != null) {
      tree = tree.with("target", target());
    }
    return set(tree, "threads", threads, "--threads");
  }

  private SpecNode target() {
    String[] parts = target.split("=", 2);
    Object value =
        parts.length < 2 ? Map.of() : Map.of(parts[0].strip(), FlagValues.numberOrWord(parts[1]));
    return SpecNode.of(value, "--target");
  }

  private SpecNode contenders() {
    List<Object> entries = new ArrayList<>();
    engines.forEach(engine -> entries.add(Map.of("engine", engine.strip())));
    return SpecNode.of(entries, "--engines");
  }
}
