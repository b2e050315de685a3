package dev.tandem.workbench.judgement.summary;

import dev.tandem.network.Task;
import dev.tandem.training.Score;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.TargetEntry;
import java.util.List;
import java.util.Optional;

/**
 * When a score first held a target: from the first epoch after which it is never worse again in
 * that run. That it was reached and lost before is told beside it. The score is of validation rows;
 * where there are none, the running score of the training rows.
 */
public final class TimeToTarget {
  private TimeToTarget() {}

  /** Returns when a run reached a target first, and from when on it held it. */
  public static TargetEntry of(TargetSpec target, TargetRows rows, List<EpochEntry> epochs) {
    int reached = -1;
    int held = -1;
    for (int i = 0; i < epochs.size(); i++) {
      boolean there = target.isReachedBy(score(target.metric(), rows.score(epochs.get(i))));
      reached = reached < 0 && there ? i : reached;
      held = !there ? -1 : held < 0 ? i : held;
    }
    return new TargetEntry(
        target.metric().key(),
        target.value(),
        number(reached, epochs),
        seconds(reached, epochs),
        number(held, epochs),
        seconds(held, epochs),
        rows.nameInFile());
  }

  private static Integer number(int index, List<EpochEntry> epochs) {
    return index < 0 ? null : epochs.get(index).epoch();
  }

  private static Double seconds(int index, List<EpochEntry> epochs) {
    return index < 0
        ? null
        : epochs.subList(0, index + 1).stream().mapToDouble(EpochEntry::seconds).sum();
  }

  /**
   * Returns what every run holds at its end: the worst last validation accuracy, cut to whole
   * percents; of numbers, and of training rows, the worst last loss, raised to two digits. Empty
   * without scores.
   */
  public static Optional<TargetSpec> usual(
      Task task, TargetRows rows, List<List<EpochEntry>> runs) {
    boolean byLoss = task == Task.REGRESSION || rows == TargetRows.TRAINING;
    Metric metric = byLoss ? Metric.LOSS : Metric.ACCURACY;
    double[] last =
        runs.stream()
            .filter(epochs -> !epochs.isEmpty())
            .mapToDouble(epochs -> score(metric, rows.score(epochs.get(epochs.size() - 1))))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    if (last.length == 0) {
      return Optional.empty();
    }
    double value = byLoss ? raised(last[last.length - 1]) : Math.floor(100 * last[0] + 1e-9) / 100;
    return value > 0 ? Optional.of(new TargetSpec(metric, value)) : Optional.empty();
  }

  private static double raised(double loss) {
    double unit = Math.pow(10, Math.floor(Math.log10(loss)) - 1);
    return Math.ceil(loss / unit) * unit;
  }

  private static double score(Metric metric, Score score) {
    return switch (metric) {
      case ACCURACY -> score.accuracy();
      case F1 -> score.f1();
      default -> score.loss();
    };
  }
}
