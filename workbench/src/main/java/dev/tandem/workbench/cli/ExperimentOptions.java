package dev.tandem.workbench.cli;

import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      names = "--hidden",
      paramLabel = "N,N,...",
      description = "widths of the hidden layers, e.g. 128,64; 'none' for a linear model")
  private String hidden;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description = "identity, relu, tanh, sigmoid")
  private String activation;

  @Option(names = "--dropout", paramLabel = "P", description = "after each hidden layer, 0 to 1")
  private Double dropout;

  @Option(names = "--optimizer", paramLabel = "NAME", description = "sgd, adam")
  private String optimizer;

  @Option(names = "--lr", paramLabel = "RATE", description = "learning rate")
  private Double learningRate;

  @Option(names = "--momentum", paramLabel = "M", description = "of sgd, 0 to 1")
  private Double momentum;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of first weights, batch order and dropout masks")
  private Long seed;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "runs, with the seed, the seed after it, and so on; default: 1")
  private Long repeats;

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

  /** The tree with the given flags applied. */
  SpecNode applyTo(SpecNode root) {
    SpecNode tree = root;
    if (engines != null) {
      tree = tree.with("contenders", contenders());
    }
    tree = set(tree, "training.epochs", epochs, "--epochs");
    tree = set(tree, "training.batchSize", numberOrWord(batchSize), "--batch-size");
    tree = set(tree, "training.seed", seed, "--seed");
    tree = set(tree, "network.hidden", widths(), "--hidden");
    tree = set(tree, "network.activation", activation, "--activation");
    tree = set(tree, "network.dropout", dropout, "--dropout");
    tree = set(tree, "optimizer.type", optimizer, "--optimizer");
    tree = set(tree, "optimizer.learningRate", learningRate, "--lr");
    tree = set(tree, "optimizer.momentum", momentum, "--momentum");
    tree = set(tree, "data.seed", dataSeed, "--data-seed");
    tree = set(tree, "data.split", split, "--split");
    tree = set(tree, "data.validation", validation, "--validation");
    tree = set(tree, "data.trainRows", trainRows, "--train-rows");
    tree = set(tree, "data.testRows", testRows, "--test-rows");
    tree = set(tree, "repeats", repeats, "--repeats");
    return set(tree, "threads", threads, "--threads");
  }

  private static SpecNode set(SpecNode tree, String path, Object value, String flag) {
    return value == null ? tree : ExperimentTree.set(tree, path, value, flag);
  }

  private SpecNode contenders() {
    List<Object> entries = new ArrayList<>();
    engines.forEach(engine -> entries.add(Map.of("engine", engine.strip())));
    return SpecNode.of(entries, "--engines");
  }

  private Object widths() {
    if (hidden == null) {
      return null;
    }
    return hidden.equals("none")
        ? List.of()
        : Arrays.stream(hidden.split(",")).map(ExperimentOptions::numberOrWord).toList();
  }

  private static Object numberOrWord(String text) {
    return text != null && text.strip().matches("-?\\d{1,18}") ? Long.valueOf(text.strip()) : text;
  }
}
