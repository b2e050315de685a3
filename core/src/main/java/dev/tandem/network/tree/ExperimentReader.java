package dev.tandem.network.tree;

import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.SpecException;
import java.util.List;

/** Reads an experiment from what somebody wrote; absent keys have their spec's defaults. */
public final class ExperimentReader {
  /** The keys at the top of an experiment. */
  public static final List<String> KEYS =
      List.of(
          "name",
          "data",
          "network",
          "loss",
          "optimizer",
          "schedule",
          "regularization",
          "training",
          "threshold");

  private ExperimentReader() {}

  /**
   * Reads a whole experiment.
   *
   * @throws SpecException if a key is unknown, a value cannot be or two contradict each other; one
   *     line with the place, the full key, what was expected and what came
   */
  public static ExperimentSpec read(SpecNode node) {
    Section root = Section.of(node, "");
    root.allow(KEYS); // first: a misspelt section should not be reported as missing
    ExperimentSpec spec = read(root);
    try {
      spec.check();
    } catch (SpecException e) {
      throw e.at(TreePaths.nearest(node, e.key()).origin(), e.key());
    }
    return spec;
  }

  private static ExperimentSpec read(Section root) {
    LossSpec loss = LossForm.read(root.typedSection("loss"));
    DataSpec data = DataForm.read(root.section("data"), loss.task());
    return new ExperimentSpec(
        name(root, data),
        data,
        NetworkForm.read(root.section("network")),
        loss,
        OptimizerForm.read(root.typedSection("optimizer")),
        ScheduleForm.read(root.typedSection("schedule")),
        RegularizationForm.read(root.section("regularization")),
        TrainingForm.read(root.section("training")),
        root.find("threshold").map(ThresholdForm::read).orElse(ExperimentSpec.DEFAULT_THRESHOLD));
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
