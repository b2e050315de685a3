package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.OwnPrograms;
import picocli.CommandLine.Option;

/** Whether programs that a file names as contenders may be started. */
final class ProgramsOption {
  @Option(
      names = OwnPrograms.FLAG,
      description = "start programs that the experiment file names as contenders")
  private boolean allowed;

  OwnPrograms ofFiles() {
    return allowed ? OwnPrograms.ALLOWED : OwnPrograms.REFUSED;
  }
}
