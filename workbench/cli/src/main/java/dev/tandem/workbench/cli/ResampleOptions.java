package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import picocli.CommandLine.Option;

/** Flags by which repeats deal their rows out anew; one that is not given changes nothing. */
final class ResampleOptions {
  @Option(
      names = "--resample",
      paramLabel = "WHAT",
      description =
          "'split': each repeat draws its training and test rows anew, so that verdicts also hold"
              + " for other such rows; needs --repeats")
  private String resample;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description =
          "cross-validation: K repeats, each of which tests on a different K-th of the rows")
  private Long folds;

  /** Returns the tree with the given flags applied. */
  SpecNode applyTo(SpecNode root) {
    SpecNode tree = root;
    if (resample != null) {
      tree = tree.with(ResampleSpec.RESAMPLE, SpecNode.of(resample, "--resample"));
    }
    return folds == null ? tree : tree.with(ResampleSpec.FOLDS, SpecNode.of(folds, "--folds"));
  }
}
