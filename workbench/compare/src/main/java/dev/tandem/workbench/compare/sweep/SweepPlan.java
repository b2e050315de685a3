package dev.tandem.workbench.compare.sweep;

import dev.tandem.data.DataException;
import dev.tandem.data.DataSplits;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.contender.process.Needs;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep whose data is prepared and whose networks are fitted: every run that it takes.
 *
 * @param figure that ranks
 * @param runs by combination, one a seed, in the order of the sweep; of combinations that mean the
 *     same, the first
 * @param data the rows of each prepared file
 * @param same by combination, the later ones that mean the same and so share its runs
 */
public record SweepPlan(
    SweepSpec spec,
    Metric figure,
    Map<Combination, List<PlannedRun>> runs,
    Map<PreparedFile, DataSplits> data,
    Map<Combination, List<Combination>> same) {
  private static final int NAME_LENGTH = 8;

  /** A plan whose combinations all mean something else. */
  SweepPlan(
      SweepSpec spec,
      Metric figure,
      Map<Combination, List<PlannedRun>> runs,
      Map<PreparedFile, DataSplits> data) {
    this(spec, figure, runs, data, Map.of());
  }

  /**
   * Prepares and checks everything that needs data.
   *
   * @throws ExperimentException if a combination does not fit its data, or nothing can rank
   * @throws DataException if the data cannot be used
   */
  public static SweepPlan of(SweepSpec spec, DataFolders folders) {
    Preparation preparation = new Preparation(folders, event -> {});
    Map<PreparedFile, DataSplits> data = new HashMap<>();
    Map<Combination, List<PlannedRun>> runs = new LinkedHashMap<>();
    boolean dataIsVaried = spec.keys().stream().anyMatch(key -> key.split("\\.")[0].equals("data"));
    for (Combination combination : spec.combinations()) {
      ExperimentSpec experiment = combination.contender().experiment();
      try {
        PreparedFile file = preparation.prepare(experiment.data());
        data.put(file, preparation.splits(file));
        ExperimentSpec fitted = Preparation.fit(experiment, file);
        Needs.check(List.of(new PlannedContender(combination.contender(), fitted, file)));
        runs.put(combination, runs(combination, fitted, file, spec));
      } catch (SpecException e) {
        throw SweepReader.inCombination(e.getMessage(), combination.settings());
      } catch (DataException e) {
        throw dataIsVaried ? SweepReader.inCombination(e.getMessage(), combination.settings()) : e;
      }
    }
    Map<Combination, List<Combination>> same = share(runs);
    return new SweepPlan(spec, figure(spec, runs), runs, data, same);
  }

  /** Takes out combinations whose runs an earlier one has, such as activations of no layer. */
  private static Map<Combination, List<Combination>> share(
      Map<Combination, List<PlannedRun>> runs) {
    Map<List<String>, Combination> firsts = new HashMap<>();
    Map<Combination, List<Combination>> same = new LinkedHashMap<>();
    for (Combination combination : List.copyOf(runs.keySet())) {
      List<String> keys = runs.get(combination).stream().map(PlannedRun::key).toList();
      Combination first = firsts.putIfAbsent(keys, combination);
      if (first != null) {
        runs.remove(combination);
        same.computeIfAbsent(first, one -> new ArrayList<>()).add(combination);
      }
    }
    return same;
  }

  private static List<PlannedRun> runs(
      Combination combination, ExperimentSpec fitted, PreparedFile file, SweepSpec spec) {
    List<PlannedRun> runs = new ArrayList<>();
    for (long seed : spec.seeds()) {
      ExperimentSpec own = fitted.with(fitted.training().withSeed(seed));
      runs.add(PlannedRun.of(combination, own, file));
    }
    return runs;
  }

  private static Metric figure(SweepSpec spec, Map<Combination, List<PlannedRun>> runs) {
    PlannedRun first = runs.values().iterator().next().get(0);
    Task task = first.prepared().facts().task();
    Metric figure =
        spec.figure()
            .orElse(RankingMetric.standard(task, first.prepared().facts().classes().size()));
    if (!figure.suits(task)) {
      throw new ExperimentException(
          "--metric: expected a metric of " + task.label() + ", got '" + figure.key() + "'");
    }
    for (List<PlannedRun> own : runs.values()) {
      requireValidationRows(own.get(0));
    }
    return figure;
  }

  private static void requireValidationRows(PlannedRun run) {
    if (run.prepared().facts().validationRows() == 0) {
      throw new ExperimentException(
          "data.validation: expected a share above 0, since validation rows rank the combinations,"
              + " got "
              + run.experiment().data().validation());
    }
  }

  /** How many runs there are to make. */
  public int runCount() {
    return runs.values().stream().mapToInt(List::size).sum();
  }

  /** All runs in the order in which they are made: every combination once before a second seed. */
  List<PlannedRun> inOrder() {
    List<PlannedRun> all = new ArrayList<>();
    for (int seed = 0; seed < spec.seeds().size(); seed++) {
      for (List<PlannedRun> own : runs.values()) {
        all.add(own.get(seed));
      }
    }
    return all;
  }

  /** Facts of the first combination's data. */
  public DataFacts facts() {
    return runs.values().iterator().next().get(0).prepared().facts();
  }

  /** A folder's name for this sweep: the same for the same runs. */
  public String folderName() {
    Fingerprint fingerprint = new Fingerprint();
    inOrder().forEach(run -> fingerprint.add(run.key()));
    return "sweep-" + fingerprint.hex().substring(0, NAME_LENGTH);
  }
}
