package dev.tandem.workbench.audit;

import dev.tandem.workbench.observation.BatchesSeen;
import dev.tandem.workbench.observation.Conventions;
import dev.tandem.workbench.observation.Finding;
import dev.tandem.workbench.observation.RowsSeen;
import dev.tandem.workbench.observation.Sha;
import dev.tandem.workbench.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.results.ComparisonFile.ObservedEntry;
import dev.tandem.workbench.results.ComparisonFile.RunEntry;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** One thing that two runs may have alike, in the order in which an audit tells of them. */
enum AuditItem {
  ROWS("rows", Matters.BOTH, AuditItem::rows),
  SPLIT("split", Matters.QUALITY, AuditItem::split),
  PREPROCESSING("preprocessing", Matters.QUALITY, AuditItem::preprocessing, ROWS),
  NETWORK("network", Matters.BOTH, run -> conventions(run, Conventions::network)),
  INITIAL_WEIGHTS("initial weights", Matters.QUALITY, AuditItem::initialWeights, NETWORK),
  BATCH_ORDER("batch order", Matters.BOTH, AuditItem::batchOrder, ROWS),
  LAST_BATCH("last batch", Matters.QUALITY, AuditItem::lastBatch, ROWS, BATCH_ORDER),
  LENGTH("length of training", Matters.BOTH, AuditItem::length),
  LOSS("loss and its scaling", Matters.QUALITY, run -> conventions(run, Conventions::loss), ROWS),
  OPTIMIZER("optimizer", Matters.QUALITY, run -> conventions(run, Conventions::optimizer)),
  RATES("learning rates", Matters.QUALITY, AuditItem::rates, OPTIMIZER, ROWS, BATCH_ORDER, LENGTH),
  MASKS(
      "dropout masks",
      Matters.QUALITY,
      run -> conventions(run, Conventions::masks),
      NETWORK,
      ROWS,
      BATCH_ORDER,
      LENGTH),
  PRECISION("precision", Matters.BOTH, AuditItem::precision),
  THREADS("threads", Matters.SPEED, AuditItem::threads),
  WARM_UP("warm-up", Matters.SPEED, AuditItem::warmUp, LENGTH),
  CLOCK("what the clock covers", Matters.SPEED, AuditItem::clock),
  MACHINE("processor and JVM", Matters.SPEED, AuditItem::machine);

  /** What a difference is of consequence for. */
  private static final class Matters {
    static final List<String> QUALITY = List.of("quality");
    static final List<String> SPEED = List.of("speed");
    static final List<String> BOTH = List.of("quality", "speed");
  }

  private static final Finding NOT_RECORDED = Finding.unknown("not recorded");
  private static final double WORK_IN_WAITING_SECONDS = 0.5;
  private static final double WORK_IN_WAITING_SHARE = 0.2;

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

  List<String> matters() {
    return matters;
  }

  List<AuditItem> causes() {
    return causes;
  }

  /** What was seen of it in a run. */
  Finding in(RunEntry run) {
    return run.observed() == null ? NOT_RECORDED : reading.apply(run);
  }

  /** Whether two runs have it alike, both findings being known. */
  boolean alike(RunEntry a, RunEntry b) {
    if (this == THREADS) {
      return sameThreads(a.observed(), b.observed());
    }
    if (this == BATCH_ORDER) {
      return a.observed().batches().size() == b.observed().batches().size()
          && sameOrder(a.epochs(), b.epochs());
    }
    return in(a).seen().equals(in(b).seen());
  }

  /** By what computed, where the system could see it on both sides; else by what sessions say. */
  private static boolean sameThreads(ObservedEntry a, ObservedEntry b) {
    return a.computingThreads() != null && b.computingThreads() != null
        ? a.computingThreads().equals(b.computingThreads())
        : a.threads() == b.threads();
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

  private static Finding rows(RunEntry run) {
    RowsSeen data = run.observed().data();
    return data == null
        ? NOT_RECORDED
        : Finding.of(
            format(
                "%,d rows, source %s, features %s, targets %s",
                data.rows(),
                Sha.brief(data.sourceSha256()),
                Sha.brief(data.featuresSha256()),
                Sha.brief(data.targetsSha256())));
  }

  private static Finding split(RunEntry run) {
    RowsSeen data = run.observed().data();
    return data == null
        ? NOT_RECORDED
        : Finding.of(data.heldOut() + ", " + Sha.brief(data.heldOutSha256()));
  }

  private static Finding preprocessing(RunEntry run) {
    RowsSeen data = run.observed().data();
    return data == null
        ? NOT_RECORDED
        : Finding.of(data.preprocessing() + ", " + Sha.brief(data.preprocessingSha256()));
  }

  private static Finding initialWeights(RunEntry run) {
    return Finding.of(Sha.brief(run.observed().initialWeightsSha256()));
  }

  private static Finding batchOrder(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null
        ? NOT_RECORDED
        : Finding.of(
            format("%,d rows each, ", batches.size()) + Sha.brief(run.observed().orderSha256()));
  }

  private static Finding lastBatch(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null ? NOT_RECORDED : Finding.of(format("%,d rows", batches.last()));
  }

  private static Finding length(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null
        ? NOT_RECORDED
        : Finding.of(batches.epochs() + (batches.epochs() == 1 ? " epoch" : " epochs"));
  }

  private static Finding rates(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    if (batches == null) {
      return NOT_RECORDED;
    }
    return batches.lowestRate() == batches.highestRate()
        ? Finding.of(batches.lowestRate() + " throughout")
        : Finding.of(
            batches.lowestRate()
                + " to "
                + batches.highestRate()
                + ", "
                + Sha.brief(batches.ratesSha256()));
  }

  private static Finding conventions(RunEntry run, Function<Conventions, Finding> part) {
    Conventions conventions = run.observed().conventions();
    return conventions == null ? NOT_RECORDED : part.apply(conventions);
  }

  private static Finding precision(RunEntry run) {
    String precision = run.observed().precision();
    return precision == null ? NOT_RECORDED : Finding.of(precision);
  }

  private static Finding threads(RunEntry run) {
    ObservedEntry observed = run.observed();
    String told = observed.threads() + " told, ";
    return Finding.of(
        observed.computingThreads() == null
            ? told + "too short to see which computed"
            : told + observed.computingThreads() + " computed");
  }

  private static Finding warmUp(RunEntry run) {
    return Finding.of(
        run.epochs().size() > 1
            ? "the first epoch is left out of the rate"
            : "none: the only epoch is in the rate");
  }

  private static Finding clock(RunEntry run) {
    Double waiting = run.observed().waitingWorkSeconds();
    if (waiting == null) {
      return NOT_RECORDED;
    }
    double most =
        Math.max(WORK_IN_WAITING_SECONDS, WORK_IN_WAITING_SHARE * run.time().trainingSeconds());
    String steps = "gathering rows, the update, reading the loss";
    return Finding.of(
        waiting <= most ? steps : steps + "; but it works on while it waits for its turn");
  }

  private static Finding machine(RunEntry run) {
    return run.observed().machine() == null
        ? NOT_RECORDED
        : Finding.of(run.observed().machine().words());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
