package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.contender.wire.Checkpointing;
import picocli.CommandLine.Option;

/** How often a checkpoint is kept, from which {@code tandem resume} goes on. */
final class CheckpointOption {
  @Option(
      names = "--checkpoint",
      paramLabel = "N|Nm",
      description =
          "keep a checkpoint after every N epochs, or N minutes of training (10m), or none;"
              + " 'tandem resume' goes on from it; default: 10m")
  private String words;

  Checkpointing wanted() {
    return words == null
        ? Checkpointing.USUAL
        : Checkpointing.parse(words)
            .orElseThrow(
                () ->
                    new ExperimentException(
                        "--checkpoint: expected a number of epochs such as 5, of minutes such as"
                            + " 10m, or none, got '"
                            + words
                            + "'"));
  }
}
