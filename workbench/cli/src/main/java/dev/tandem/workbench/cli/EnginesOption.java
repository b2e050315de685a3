package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which engines are compared, programs of one's own included. */
final class EnginesOption {
  @Option(
      names = {"--engine", "--engines"},
      split = ",",
      paramLabel = "NAME",
      description =
          "textbook, scratch, pytorch, or a program of your own such as ./my_network.py; default:"
              + " the experiment's contenders, or else scratch,pytorch")
  private List<String> engines;

  @Mixin private ProgramsOption programs;

  /** Returns the tree with these contenders, if any were named. */
  SpecNode applyTo(SpecNode root) {
    if (engines == null) {
      return root;
    }
    List<String> words = engines.stream().map(String::strip).toList();
    return root.with("contenders", EngineWords.contenders(words, "--engines"));
  }

  /** Those that were typed may start; those of a file may if a flag says so. */
  OwnPrograms programs() {
    return engines == null ? programs.ofFiles() : OwnPrograms.ALLOWED;
  }
}
