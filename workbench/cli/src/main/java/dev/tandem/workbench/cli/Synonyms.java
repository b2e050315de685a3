package dev.tandem.workbench.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other programs call options that have another name here. */
final class Synonyms {
  /** By the name here, those elsewhere. */
  private static final Map<String, List<String>> ELSEWHERE =
      Map.ofEntries(
          Map.entry("--lr", List.of("learning-rate", "learningrate", "rate", "eta", "step-size")),
          Map.entry("--batch-size", List.of("batch", "bs", "minibatch", "minibatch-size")),
          Map.entry("--epochs", List.of("iterations", "n-epochs", "num-epochs", "max-epochs")),
          Map.entry(
              "--hidden",
              List.of(
                  "layers", "hidden-layers", "hidden-sizes", "hidden-units", "units", "neurons")),
          Map.entry("--weight-decay", List.of("l2", "wd", "decay")),
          Map.entry("--schedule", List.of("lr-schedule", "lr-scheduler", "decay-schedule")),
          Map.entry("--normalization", List.of("batch-norm", "layer-norm", "batchnorm")),
          Map.entry("--clip-norm", List.of("clip", "grad-clip", "gradient-clip", "max-grad-norm")),
          Map.entry("--patience", List.of("early-stopping", "early-stop")),
          Map.entry("--repeats", List.of("runs", "trials", "repetitions", "num-runs", "seeds")),
          Map.entry("--seed", List.of("random-state", "random-seed", "rng")),
          Map.entry("--validation", List.of("validation-split", "val-split", "val")),
          Map.entry(
              "--train-rows", List.of("samples", "train-samples", "train-size", "rows", "limit")),
          Map.entry("--test-rows", List.of("test-samples", "test-size")),
          Map.entry("--threads", List.of("workers", "num-threads", "jobs")),
          Map.entry("--threshold", List.of("cutoff", "decision-threshold")),
          Map.entry("--positive-weight", List.of("pos-weight", "scale-pos-weight")),
          Map.entry("--init", List.of("initializer", "weights-init", "initial-weights")),
          Map.entry("--optimizer", List.of("solver", "algorithm")),
          Map.entry("--primary", List.of("metric", "figure")),
          Map.entry("--engine", List.of("backend", "framework", "library")),
          Map.entry("--engines", List.of("backends", "frameworks", "libraries", "contenders")),
          Map.entry("--out", List.of("output", "output-dir", "out-dir", "runs-dir")),
          Map.entry("--output", List.of("out", "out-file", "model")),
          Map.entry("--data-dir", List.of("data", "data-folder", "dataset-dir")),
          Map.entry("--quiet", List.of("silent")),
          Map.entry("--verbose", List.of("debug", "details")));

  private Synonyms() {}

  /**
   * Returns the option that somebody may have meant.
   *
   * @param word as it was typed, perhaps with a value behind {@code =}
   * @param known options of the command
   */
  static Optional<String> of(String word, Collection<String> known) {
    String typed = word.replaceFirst("^--", "").replaceFirst("=.*", "").replace('_', '-');
    return ELSEWHERE.entrySet().stream()
        .filter(entry -> known.contains(entry.getKey()) && entry.getValue().contains(typed))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
