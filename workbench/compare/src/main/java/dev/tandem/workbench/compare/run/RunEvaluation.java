package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.contender.meter.ThreadWatch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.judgement.summary.TargetRows;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.judgement.summary.TimeToTarget;
import dev.tandem.workbench.observed.Account;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.observed.ProgramSeen;
import dev.tandem.workbench.observed.Sha;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MemoryEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import dev.tandem.workbench.runs.results.ProtocolEntry;
import dev.tandem.workbench.runs.results.TimeEntry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of a finished run: from its saved predictions and from what its process told, the same
 * way for every engine.
 */
public final class RunEvaluation {
  private RunEvaluation() {}

  /** Returns the entry of a run that finished, without a time to a target. */
  public static RunEntry of(ContenderRun run, DataSplits data) {
    return new RunEntry(
        run.repeat(),
        run.experiment().training().seed(),
        epochs(run),
        run.stopped().orElse(null),
        run.finished().threshold(),
        metrics(run, data),
        time(run, data.training().rows()),
        memory(run),
        observed(run, data),
        run.finished().weightsSha256());
  }

  /** Returns an entry with the time to a target, which may follow from all runs together. */
  static RunEntry withTarget(RunEntry run, TargetSpec target, TargetRows rows) {
    TimeEntry time = run.time();
    return new RunEntry(
        run.repeat(),
        run.seed(),
        run.epochs(),
        run.stopped(),
        run.threshold(),
        run.metrics(),
        new TimeEntry(
            time.trainingSeconds(),
            time.rowsPerSecond(),
            time.totalSeconds(),
            time.phases(),
            time.jitSeconds(),
            time.gcSeconds(),
            TimeToTarget.of(target, rows, run.epochs()),
            time.protocol(),
            time.resumes()),
        run.memory(),
        run.observed(),
        run.weightsSha256(),
        run.resampled());
  }

  /** The epochs that a run made. */
  private static List<EpochEntry> epochs(ContenderRun run) {
    return run.epochs().stream()
        .map(
            e ->
                new EpochEntry(
                    e.epoch(),
                    e.train(),
                    e.validation(),
                    e.test(),
                    e.learningRates(),
                    e.seconds(),
                    Sha.brief(e.orderSha256()),
                    e.evaluationSeconds(),
                    e.glance() == null ? null : e.glance().gradientNorms()))
        .toList();
  }

  private static Map<String, MetricsEntry> metrics(ContenderRun run, DataSplits data) {
    Map<String, Matrix> logits = PredictionFile.read(run.folder());
    Map<String, MetricsEntry> metrics = new LinkedHashMap<>();
    metrics.put("train", metrics(run, logits.get("train"), data.training()));
    if (logits.containsKey("validation")) {
      metrics.put("validation", metrics(run, logits.get("validation"), data.validation()));
    }
    metrics.put("test", metrics(run, logits.get("test"), data.test()));
    return metrics;
  }

  /** Returns the metrics of a finished run whose logits for some rows are known. */
  public static MetricsEntry metrics(ContenderRun run, Matrix logits, Dataset side) {
    if (side.targets() instanceof Targets.Values values) {
      Estimates estimates = Criterion.estimates(logits, values);
      NumberMetrics m = NumberMetrics.of(estimates);
      double loss = Criterion.mean(run.experiment().loss(), estimates);
      return new MetricsEntry.OfNumbers(loss, m.mae(), m.rmse(), m.r2());
    }
    Predictions predictions = predictions(run, logits, side);
    if (predictions.classes() != 2) {
      return entry(Metrics.of(predictions), null);
    }
    boolean usual = run.experiment().threshold().equals(ExperimentSpec.DEFAULT_THRESHOLD);
    MetricsEntry.OfClasses atHalf =
        usual ? null : entry(Metrics.of(predictions, Thresholds.USUAL), null);
    return entry(Metrics.of(predictions, run.finished().threshold()), atHalf);
  }

  private static MetricsEntry.OfClasses entry(Metrics m, MetricsEntry.OfClasses atHalf) {
    return new MetricsEntry.OfClasses(
        m.loss(),
        m.accuracy(),
        m.precision(),
        m.recall(),
        m.f1(),
        m.prAuc(),
        m.rocAuc(),
        m.confusion().counts(),
        atHalf);
  }

  /** A run's outputs beside the actual classes of their rows. */
  static Predictions predictions(ContenderRun run, Matrix outputs, Dataset side) {
    return Criterion.predictions(run.experiment().loss(), outputs, side.classes());
  }

  /** The class that a finished run answers a row with. */
  static int answer(ContenderRun run, Predictions predictions, int row) {
    Double threshold = run.finished().threshold();
    return predictions.predicted(row, threshold == null ? Thresholds.USUAL : threshold);
  }

  private static TimeEntry time(ContenderRun run, int trainingRows) {
    List<Observation.Epoch> epochs = run.epochs();
    double training = epochs.stream().mapToDouble(Observation.Epoch::seconds).sum();
    double median = median(Arrays.stream(steadySeconds(run)).sorted().toArray());
    Account account = run.finished().account();
    boolean inProgram = account.program() != null; // the child's compilers are none of its
    return new TimeEntry(
        training,
        trainingRows / median,
        account.phases().total(),
        account.phases(),
        inProgram ? null : (Double) account.jitSeconds(),
        inProgram ? null : (Double) account.gcSeconds(),
        null,
        inProgram ? protocol(account.program(), training) : null,
        run.resumes());
  }

  /** Of each process, the first epoch is none; where there are no others they count. */
  private static double[] steadySeconds(ContenderRun run) {
    double[] steady =
        run.epochs().stream()
            .filter(epoch -> epoch.epoch() > 1 && !run.resumes().contains(epoch.epoch() - 1))
            .mapToDouble(Observation.Epoch::seconds)
            .toArray();
    return steady.length > 0
        ? steady
        : run.epochs().stream().mapToDouble(Observation.Epoch::seconds).toArray();
  }

  private static ProtocolEntry protocol(ProgramSeen program, double training) {
    Double own = program.ownSeconds();
    double least = program.handOverSeconds();
    return new ProtocolEntry(own == null ? least : Math.max(least, training - own), own);
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static MemoryEntry memory(ContenderRun run) {
    long peak = run.finished().peakBytes();
    if (peak == 0) {
      return new MemoryEntry(null, null, null, null, null, List.of());
    }
    Account account = run.finished().account();
    if (account.program() != null) { // what was taken before any data is the child's alone
      return new MemoryEntry(peak, null, null, null, null, account.memory());
    }
    return new MemoryEntry(
        peak,
        run.hello().baselineBytes(),
        run.hello().emptyBytes(),
        account.heapBytes(),
        peak - account.heapBytes(),
        account.memory());
  }

  private static ObservedEntry observed(ContenderRun run, DataSplits data) {
    Fingerprint orders = new Fingerprint();
    Fingerprint targets = new Fingerprint();
    run.epochs().forEach(epoch -> orders.add(epoch.orderSha256()));
    run.epochs().forEach(epoch -> targets.add(epoch.targetsSha256()));
    Observation.Ready ready = run.ready();
    Account account = run.finished().account();
    return new ObservedEntry(
        ready.threads(),
        ready.initialWeightsSha256(),
        targets.hex(),
        orders.hex(),
        ready.data(),
        account.batches(),
        account.precision(),
        account.conventions(),
        run.hello().machine(),
        ThreadWatch.computing(account.threadSeconds()),
        account.threadSeconds(),
        account.waitingWorkSeconds(),
        account.units(),
        account.program(),
        RunOrigins.of(run.experiment(), ready.initialWeightsSha256(), data));
  }
}
