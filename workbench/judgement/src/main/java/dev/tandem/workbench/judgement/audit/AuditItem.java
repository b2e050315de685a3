package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One thing that two runs may have alike, in the order in which an audit tells of them. */
enum AuditItem {
  ROWS("rows", Matters.BOTH, Readings::rows),
  SPLIT("split", Matters.QUALITY, Readings::split),
  PREPROCESSING("preprocessing", Matters.QUALITY, Readings::preprocessing, ROWS),
  NETWORK("network", Matters.BOTH, run -> Readings.conventions(run, Conventions::network)),
  INITIAL_WEIGHTS("initial weights", Matters.QUALITY, Readings::initialWeights, NETWORK),
  BATCH_ORDER("batch order", Matters.BOTH, Readings::batchOrder, ROWS),
  LAST_BATCH("last batch", Matters.QUALITY, Readings::lastBatch, ROWS, BATCH_ORDER),
  LENGTH("length of training", Matters.BOTH, Readings::length),
  LOSS(
      "loss and its scaling",
      Matters.QUALITY,
      run -> Readings.conventions(run, Conventions::loss),
      ROWS),
  OPTIMIZER("optimizer", Matters.BOTH, run -> Readings.conventions(run, Conventions::optimizer)),
  RATES("learning rates", Matters.QUALITY, Readings::rates, OPTIMIZER, ROWS, BATCH_ORDER, LENGTH),
  MASKS(
      "dropout masks",
      Matters.QUALITY,
      run -> Readings.conventions(run, Conventions::masks),
      NETWORK,
      ROWS,
      BATCH_ORDER,
      LENGTH),
  PRECISION("precision", Matters.BOTH, Readings::precision),
  THREADS("threads", Matters.SPEED, Readings::threads),
  WARM_UP("warm-up", Matters.SPEED, Readings::warmUp, LENGTH),
  CLOCK("what the clock covers", Matters.SPEED, Readings::clock),
  MACHINE("processor and JVM", Matters.SPEED, Readings::machine);

  /** What a difference is of consequence for. */
  private static final class Matters {
    static final List<String> QUALITY = List.of(AuditEntry.QUALITY);
    static final List<String> SPEED = List.of(AuditEntry.SPEED);
    static final List<String> BOTH = List.of(AuditEntry.QUALITY, AuditEntry.SPEED);
  }

  private final String label;
  private final List<String> matters;
  private final Function<RunEntry, Finding> reading;
  private final List<AuditItem> causes;

  /**
   * @param causes whose differences may bring this one's with them
   */
  AuditItem(
      String label,
      List<String> matters,
      Function<RunEntry, Finding> reading,
      AuditItem... causes) {
    this.label = label;
    this.matters = matters;
    this.reading = reading;
    this.causes = List.of(causes);
  }

  String label() {
    return label;
  }

  /** What a difference between two findings matters for: a learning rate alone costs no time. */
  List<String> matters(Finding a, Finding b) {
    boolean rateAlone = this == OPTIMIZER && !a.equals(b) && withoutRate(a).equals(withoutRate(b));
    return rateAlone ? Matters.QUALITY : matters;
  }

  private static String withoutRate(Finding optimizer) {
    return optimizer.seen().replaceFirst("learningRate [^,;]+", "");
  }

  /** The first cause that differs between two runs in a way that brings this one's difference. */
  Optional<AuditItem> cause(RunEntry a, RunEntry b) {
    return causes.stream().filter(other -> other.brings(a, b)).findFirst();
  }

  /** Another order alone changes nothing else; another size of batches does. */
  private boolean brings(RunEntry a, RunEntry b) {
    if (!in(a).known() || !in(b).known()) {
      return false;
    }
    return this == BATCH_ORDER
        ? a.observed().batches().size() != b.observed().batches().size()
        : !alike(a, b);
  }

  /** What was seen of it in a run. */
  Finding in(RunEntry run) {
    if (run.observed() == null) {
      return Readings.NOT_RECORDED;
    }
    Finding found = reading.apply(run);
    return new Finding(Settings.plainNumbers(found.seen()), found.known());
  }

  /** Whether two runs have it alike, both findings being known. */
  boolean alike(RunEntry a, RunEntry b) {
    if (this == THREADS) {
      return Readings.threads(a.observed()) == Readings.threads(b.observed());
    }
    if (this == BATCH_ORDER) {
      return a.observed().batches().size() == b.observed().batches().size()
          && sameOrder(a.epochs(), b.epochs());
    }
    return in(a).seen().equals(in(b).seen());
  }

  /** In the epochs that both made. */
  private static boolean sameOrder(List<EpochEntry> a, List<EpochEntry> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!a.get(i).order().equals(b.get(i).order())) {
        return false;
      }
    }
    return true;
  }
}
