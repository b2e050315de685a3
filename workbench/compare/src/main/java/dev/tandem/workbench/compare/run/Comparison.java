package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.DataSize;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.Task;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One network, several contenders: data prepared once, a process each, and the word given epoch by
 * epoch, in turn and in alternating order, so that only one works at a time and each round is
 * measured in the same minute of the machine.
 */
public final class Comparison {
  private final DataFolders folders;
  private final Path runs;
  private final String command;
  private final ComparisonListener listener;

  /**
   * @param folders where data lies, and the cache
   * @param runs that takes the run folders
   * @param command that asked for it, as one would type it again
   */
  public Comparison(DataFolders folders, Path runs, String command, ComparisonListener listener) {
    this.folders = folders;
    this.runs = runs;
    this.command = command;
    this.listener = listener;
  }

  /** Where the results are, and the results. */
  public record Result(Path folder, ComparisonFile file) {}

  /**
   * Runs it. A contender that is missing or dies does not stop the others.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public Result run(ComparisonSpec spec) {
    Map<DataSpec, PreparedFile> prepared = new HashMap<>();
    PreparedFile base = prepare(spec.experiment().data(), prepared);
    List<PlannedContender> planned = new ArrayList<>();
    for (Contender contender : spec.contenders()) {
      PreparedFile own = prepare(contender.experiment().data(), prepared);
      planned.add(new PlannedContender(contender, fit(contender.experiment(), own), own));
    }
    VerdictPlan plan = plan(spec, base);
    ComparisonSpec fitted =
        new ComparisonSpec(
            fit(spec.experiment(), base),
            spec.contenders(),
            spec.repeats(),
            plan.declaration(),
            spec.target());

    try (RunFolder folder = RunFolder.create(runs, spec.experiment().name())) {
      folder.writeJson(folder.path().resolve("environment.json"), Environment.describe(command));
      folder.write(folder.path().resolve("experiment.yaml"), YamlFile.write(fitted.toPlain()));
      List<ContenderRun> all = new ArrayList<>();
      for (int repeat = 1; repeat <= spec.repeats(); repeat++) {
        all.addAll(repeat(planned, repeat, spec.repeats(), folder));
      }
      listener.evaluating();
      ComparisonFile file = new ComparisonResults(fitted, plan, base, planned, all).write(folder);
      RunState state = file.allFinished() ? RunState.FINISHED : RunState.FAILED;
      return new Result(folder.finish(state), file);
    }
  }

  /** How the contenders will be judged, settled before any of them trains. */
  private static VerdictPlan plan(ComparisonSpec spec, PreparedFile base) {
    DataSplits data = PreparedData.open(base.path()).splits();
    return VerdictPlan.of(spec.verdicts(), spec.experiment().loss(), data.training().targets());
  }

  private PreparedFile prepare(DataSpec data, Map<DataSpec, PreparedFile> prepared) {
    return prepared.computeIfAbsent(
        data,
        spec -> {
          listener.preparing(spec.source());
          PreparedFile file = DatasetCatalog.prepare(spec, folders);
          listener.prepared(file.facts());
          return file;
        });
  }

  static ExperimentSpec fit(ExperimentSpec experiment, PreparedFile data) {
    DataFacts facts = data.facts();
    experiment.check(
        new DataSize(facts.classes().size(), facts.trainRows(), facts.validationRows()));
    int outputs = experiment.loss().outputs(facts.targets());
    return experiment
        .with(experiment.network().fit(facts.features(), outputs))
        .with(fit(experiment.loss(), data));
  }

  /** Weights that follow from how often the training rows have each class. */
  private static LossSpec fit(LossSpec loss, PreparedFile data) {
    return data.facts().task() == Task.CLASSIFICATION
        ? loss.fit(PreparedData.open(data.path()).splits().training().classes().counts())
        : loss;
  }

  private List<ContenderRun> repeat(
      List<PlannedContender> planned, int repeat, int repeats, RunFolder folder) {
    List<ContenderRun> runs = new ArrayList<>();
    try {
      for (PlannedContender contender : planned) {
        ContenderRun run =
            new ContenderRun(contender, repeat, folder.contender(contender.id(), repeat));
        runs.add(run);
        listener.starting(contender.id(), repeat, repeats);
        run.start(() -> ContenderLaunch.start(run));
        tellIfOut(run);
      }
      trainInTurn(runs);
      runs.forEach(ContenderRun::finish);
      return runs;
    } finally {
      runs.forEach(ContenderRun::close);
    }
  }

  private void trainInTurn(List<ContenderRun> runs) {
    int most = runs.stream().mapToInt(run -> run.experiment().training().epochs()).max().orElse(0);
    List<ContenderRun> order = new ArrayList<>(runs);
    for (int epoch = 1; epoch <= most; epoch++) {
      for (ContenderRun run : order) {
        if (run.training()) {
          epoch(run);
        }
      }
      Collections.reverse(order);
    }
  }

  private void epoch(ContenderRun run) {
    String id = run.planned().id();
    run.epoch(progress -> listener.progress(id, progress));
    if (run.running()) {
      int epochs = run.experiment().training().epochs();
      listener.epoch(id, epochs, run.epochs().get(run.epochs().size() - 1));
    } else {
      tellIfOut(run);
    }
  }

  private void tellIfOut(ContenderRun run) {
    if (run.message() != null) {
      listener.out(run.planned().id(), run.status().label(), run.message());
    }
  }
}
