package dev.tandem.workbench.cli;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Flags that change keys of the experiment; a flag that is not given changes nothing. */
final class ExperimentOptions {
  private final List<Flag> general =
      List.of(
          Flag.whole("--epochs", "N", "training.epochs")
              .saying("number of passes over the training rows"),
          Flag.text("--batch-size", "N|full", "training.batchSize", FlagValues::numberOrWord)
              .saying("rows per batch, or 'full' for all rows in one batch"),
          Flag.whole("--patience", "N", "training.earlyStopping.patience")
              .saying(
                  "early stopping: epochs without a better validation loss before training stops"),
          Flag.whole("--seed", "N", "training.seed")
              .saying("seed of initial weights, batch order and dropout masks"),
          Flag.whole("--repeats", "N", "repeats")
              .saying("number of runs, with the seed, the next seed, and so on; default: 1"),
          Flag.text("--primary", "METRIC", "comparison.primary")
              .saying(
                  "test metric that decides: accuracy, f1, prAuc, loss, rmse ...; default: by task"
                      + " and classes"),
          Flag.number("--margin", "DIFFERENCE", "comparison.margin")
              .saying(
                  "difference of the primary metric that does not matter; 0.005 of accuracy is half"
                      + " a point"),
          Flag.whole("--data-seed", "N", "data.seed")
              .saying("seed of generated data and of the split"),
          Flag.text("--label", "COLUMN", "data.label")
              .saying("column to predict, of a table of your own"),
          Flag.text("--split", "HOW", "data.split")
              .saying(
                  "stratified, shuffled, ordered, grouped:COLUMN, time:COLUMN, column:COLUMN,"
                      + " given, given-training or none"),
          Flag.number("--validation", "SHARE", "data.validation")
              .saying("share of the training rows held out for validation, e.g. 0.1"),
          Flag.whole("--train-rows", "N", "data.trainRows").saying("at most N training rows"),
          Flag.whole("--test-rows", "N", "data.testRows").saying("at most N test rows"),
          Flag.whole("--threads", "N", "threads").saying("threads of each engine; default: 1"),
          Flag.text("--target", "METRIC=VALUE", ExperimentOptions::target)
              .saying(
                  "validation score to which time is measured, e.g. accuracy=0.97, f1=0.4 or"
                      + " loss=0.1; default: what all runs hold at the end"));
  private final List<Flag> network = NetworkOptions.flags();
  private final List<Flag> loss = LossOptions.flags();
  private final List<Flag> optimizer = OptimizerOptions.flags();

  /** Adds all flags to the command as it is made. */
  @Spec
  void setSpec(CommandSpec command) {
    general.forEach(flag -> command.addOption(flag.option()));
    command.addArgGroup(group("%nThe network:%n", network));
    command.addArgGroup(group("%nLoss and threshold:%n", loss));
    command.addArgGroup(group("%nOptimizer, schedule and regularization:%n", optimizer));
  }

  private static ArgGroupSpec group(String heading, List<Flag> flags) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(false).heading(heading);
    flags.forEach(flag -> group.addArg(flag.option()));
    return group.build();
  }

  /** Whether the number of repeats was given. */
  boolean namesRepeats() {
    return general.stream().anyMatch(flag -> flag.name().equals("--repeats") && flag.given());
  }

  /** Returns the tree with the given flags applied. */
  SpecNode applyTo(SpecNode root) {
    requireOneClip();
    SpecNode tree = root;
    for (Flag flag : Stream.of(general, network, loss, optimizer).flatMap(List::stream).toList()) {
      tree = flag.applyTo(tree);
    }
    return tree;
  }

  private void requireOneClip() {
    Stream<Flag> given = optimizer.stream().filter(Flag::given);
    if (given.filter(flag -> flag.name().startsWith("--clip")).count() > 1) {
      throw new SpecException("clipValue", "either --clip-norm or --clip-value", "both")
          .at("--clip-value", "regularization.clipValue");
    }
  }

  private static SpecNode target(SpecNode tree, Object given) {
    String[] parts = given.toString().split("=", 2);
    Object value =
        parts.length < 2 ? Map.of() : Map.of(parts[0].strip(), FlagValues.numberOrWord(parts[1]));
    return tree.with("target", SpecNode.of(value, "--target"));
  }
}
