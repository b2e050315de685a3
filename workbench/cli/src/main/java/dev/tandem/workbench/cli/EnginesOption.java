package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which engines are compared. */
final class EnginesOption {
  @Option(
      names = {"--engine", "--engines"},
      split = ",",
      paramLabel = "NAME",
      description =
          "textbook, scratch, pytorch; default: the experiment's contenders, or else"
              + " scratch,pytorch")
  private List<String> engines;

  /** Returns the tree with these contenders, if any were named. */
  SpecNode applyTo(SpecNode root) {
    if (engines == null) {
      return root;
    }
    List<Object> entries = new ArrayList<>();
    engines.forEach(engine -> entries.add(Map.of("engine", engine.strip())));
    return root.with("contenders", SpecNode.of(entries, "--engines"));
  }
}
