package dev.tandem.workbench.compare.run;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.FilePaths;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The comparison that a run folder was made by. What each contender trained is taken from its
 * {@code job.json}: in {@code experiment.yaml} sizes and class weights have been fitted to the
 * experiment's own data, and a contender with overrides may have had others. Where each repeat
 * dealt its rows out anew nothing is fitted in {@code experiment.yaml}, and it says all.
 */
final class SavedExperiment {
  private static final Map<String, String> EARLIER =
      Map.of("network.initialization", "he", "network.biases", "zeros");

  private SavedExperiment() {}

  /**
   * Reads it.
   *
   * @param programs that were contenders
   * @throws RunException if a file is missing or damaged
   */
  static ComparisonSpec read(Path run, OwnPrograms programs) {
    SpecNode root = asThen(ExperimentFiles.load(run.resolve(RunPlace.EXPERIMENT).toString()));
    if (root.find(ResampleSpec.RESAMPLE).isPresent() || root.find(ResampleSpec.FOLDS).isPresent()) {
      return ComparisonReader.read(root, programs);
    }
    if (!(root.find("contenders").orElse(null) instanceof SpecNode.Items nodes)) {
      throw new RunException(
          run.resolve(RunPlace.EXPERIMENT) + ": expected contenders as a list, got none");
    }
    List<SpecNode> plain = nodes.items().stream().map(node -> node.without("overrides")).toList();
    ComparisonSpec spec =
        ComparisonReader.read(
            root.with("contenders", new SpecNode.Items(plain, nodes.origin())), programs);
    List<Contender> contenders = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      contenders.add(contender(run, spec.contenders().get(i), nodes.items().get(i)));
    }
    return spec.with(contenders);
  }

  /** A key that a run lacks means what was its default when there was no other way. */
  static SpecNode asThen(SpecNode saved) {
    SpecNode whole = saved;
    for (Map.Entry<String, String> key : EARLIER.entrySet()) {
      if (saved.find(key.getKey()).isEmpty()) {
        whole = ExperimentTree.set(whole, key.getKey(), key.getValue(), "default");
      }
    }
    return whole;
  }

  private static Contender contender(Path run, Contender plain, SpecNode node) {
    SpecNode.Keys none = new SpecNode.Keys(Map.of(), node.origin());
    SpecNode overrides = node.find("overrides").orElse(none);
    if (!(overrides instanceof SpecNode.Keys keys)) {
      throw new RunException(
          overrides.origin() + ": overrides: expected keys, got " + overrides.describe());
    }
    return new Contender(
        plain.id(), plain.engine(), plain.execution(), keys, trained(run, plain.id()));
  }

  /** What the first repeat was asked to train. */
  private static ExperimentSpec trained(Path run, String id) {
    Path file = JobFile.in(run.resolve("contenders").resolve(id).resolve("1"));
    SpecNode then = asThen(SpecNode.of(JobFile.read(file).experiment(), file.toString()));
    return ExperimentReader.read(FilePaths.absolute(then, SavedRun.at(run).directory()));
  }
}
