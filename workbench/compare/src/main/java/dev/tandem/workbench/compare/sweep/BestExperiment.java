package dev.tandem.workbench.compare.sweep;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.SweepFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The best combination as an experiment that {@code compare} takes. */
final class BestExperiment {
  private BestExperiment() {}

  /**
   * YAML with every default resolved. It has the sweep's seeds where they follow each other, as
   * those of {@code repeats} do, and the first of them otherwise.
   */
  static String yaml(SweepPlan plan, Combination best, SweepFile file) {
    List<Long> seeds = plan.spec().seeds();
    int repeats = follow(seeds) ? seeds.size() : 1;
    SpecNode tree =
        best.tree()
            .with("training.seed", SpecNode.of(seeds.get(0), "sweep"))
            .with("repeats", SpecNode.of((long) repeats, "sweep"));
    if (tree.find("contenders").isEmpty()) {
      tree = tree.with("contenders", SpecNode.of(contenders(best.contender()), "sweep"));
    }
    return comment(file)
        + YamlFile.write(ComparisonReader.read(tree, OwnPrograms.ALLOWED).toPlain());
  }

  private static boolean follow(List<Long> seeds) {
    for (int i = 1; i < seeds.size(); i++) {
      if (seeds.get(i) != seeds.get(0) + i) {
        return false;
      }
    }
    return true;
  }

  /** Those of every comparison, after the engine that was swept. */
  private static List<Object> contenders(Contender swept) {
    List<Object> contenders = new ArrayList<>();
    contenders.add(Map.of("id", swept.id(), "engine", swept.engine().toPlain()));
    ComparisonReader.DEFAULT_ENGINES.stream()
        .filter(name -> !name.equals(swept.id()))
        .forEach(name -> contenders.add(Map.of("engine", name)));
    return contenders;
  }

  private static String comment(SweepFile file) {
    SummaryEntry figure = file.ranked().get(0).figure();
    String sd = figure.n() < 2 ? "" : String.format(Locale.ROOT, " ± %.6f", figure.sd());
    return String.format(
        Locale.ROOT,
        "# The best of %d combinations by %s of the validation rows: %.6f%s\n"
            + "# over seeds %s on %s.\n",
        file.combinations().size(),
        file.label(),
        figure.mean(),
        sd,
        file.seeds(),
        file.engine());
  }
}
