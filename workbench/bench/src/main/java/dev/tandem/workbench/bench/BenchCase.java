package dev.tandem.workbench.bench;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.rounds.Assignment;
import java.util.List;
import java.util.Map;

/**
 * What is measured.
 *
 * @param name what a user types
 * @param task {@link Assignment#TRAIN} or {@link Assignment#PREDICT}
 * @param real the built-in experiment on real data that it changes
 * @param generated the one that stands in where that data is not there
 * @param changes keys of the experiment
 */
public record BenchCase(
    String name, String task, String real, String generated, Map<String, Object> changes) {

  private static final Map<String, Object> ADAM = Map.of("type", "adam", "learningRate", 0.001);
  private static final List<Integer> WIDE = List.of(2048, 2048);

  /** All of them, in order. */
  public static final List<BenchCase> ALL =
      List.of(
          digits("mnist-64", Map.of("training.batchSize", 64)),
          digits("mnist-64-adam", Map.of("training.batchSize", 64, "optimizer", ADAM)),
          digits("mnist-256", Map.of("training.batchSize", 256)),
          digits("mnist-1024", Map.of("training.batchSize", 1024)),
          digits("wide", Map.of("training.batchSize", 256, "network.hidden", WIDE)),
          new BenchCase(
              "noshow",
              Assignment.TRAIN,
              "noshow",
              "appointments",
              Map.of("training.batchSize", 64, "optimizer", ADAM)),
          new BenchCase("one-row", Assignment.PREDICT, "mnist", "digits", Map.of()));

  private static BenchCase digits(String name, Map<String, Object> changes) {
    return new BenchCase(name, Assignment.TRAIN, "mnist", "digits", changes);
  }

  /** The tree of its experiment. */
  SpecNode applyTo(SpecNode root) {
    SpecNode tree = root;
    for (Map.Entry<String, Object> change : changes.entrySet()) {
      tree = tree.with(change.getKey(), SpecNode.of(change.getValue(), "case " + name));
    }
    return tree;
  }
}
