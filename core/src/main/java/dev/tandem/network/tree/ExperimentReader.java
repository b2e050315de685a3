package dev.tandem.network.tree;

import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import java.util.List;

/** Reads an experiment from what somebody wrote; absent keys have their spec's defaults. */
public final class ExperimentReader {
  private static final List<String> KEYS =
      List.of("name", "data", "network", "loss", "optimizer", "training");

  private ExperimentReader() {}

  /**
   * Reads a whole experiment.
   *
   * @throws dev.tandem.network.SpecException if a key is unknown or a value cannot be; one line
   *     with the place, the full key, what was expected and what came
   */
  public static ExperimentSpec read(SpecNode node) {
    Section root = Section.of(node, "");
    root.allow(KEYS); // first: a misspelt section should not be reported as missing
    DataSpec data = DataForm.read(root.section("data"));
    return new ExperimentSpec(
        name(root, data),
        data,
        NetworkForm.read(root.section("network")),
        LossForm.read(root.typedSection("loss")),
        OptimizerForm.read(root.typedSection("optimizer")),
        TrainingForm.read(root.section("training")));
  }

  /** By default the source's, of a file without its folders. */
  private static String name(Section root, DataSpec data) {
    String source = data.source().replaceAll(".*[/\\\\]", "");
    String name = root.text("name", source.replaceAll("[^A-Za-z0-9._-]", "_"));
    if (!name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
      throw root.refuse(
          "name",
          "letters, digits, dots, dashes and underscores (it names a folder)",
          "'" + name + "'");
    }
    return name;
  }
}
