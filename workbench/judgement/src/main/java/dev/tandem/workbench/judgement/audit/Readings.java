package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.observed.Sha;
import dev.tandem.workbench.runs.results.ComparisonFile.ObservedEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.Locale;
import java.util.function.Function;

/** What was seen of each item in one run, in words that are equal where two runs are alike. */
final class Readings {
  static final Finding NOT_RECORDED = Finding.unknown("not recorded");
  private static final double LEAST_WORK_IN_WAITS = 0.1; // seconds of the processor
  private static final double LEAST_SHARE_IN_WAITS = 0.2;

  private Readings() {}

  static Finding rows(RunEntry run) {
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

  static Finding split(RunEntry run) {
    RowsSeen data = run.observed().data();
    return data == null
        ? NOT_RECORDED
        : Finding.of(data.heldOut() + ", " + Sha.brief(data.heldOutSha256()));
  }

  static Finding preprocessing(RunEntry run) {
    RowsSeen data = run.observed().data();
    return data == null
        ? NOT_RECORDED
        : Finding.of(data.preprocessing() + ", " + Sha.brief(data.preprocessingSha256()));
  }

  static Finding initialWeights(RunEntry run) {
    return Finding.of(Sha.brief(run.observed().initialWeightsSha256()));
  }

  static Finding batchOrder(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null
        ? NOT_RECORDED
        : Finding.of(
            format("%,d rows each, ", batches.size()) + Sha.brief(run.observed().orderSha256()));
  }

  static Finding lastBatch(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null ? NOT_RECORDED : Finding.of(format("%,d rows", batches.last()));
  }

  static Finding length(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches == null
        ? NOT_RECORDED
        : Finding.of(batches.epochs() + (batches.epochs() == 1 ? " epoch" : " epochs"));
  }

  static Finding rates(RunEntry run) {
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

  static Finding conventions(RunEntry run, Function<Conventions, Finding> part) {
    Conventions conventions = run.observed().conventions();
    return conventions == null ? NOT_RECORDED : part.apply(conventions);
  }

  static Finding precision(RunEntry run) {
    String precision = run.observed().precision();
    return precision == null ? NOT_RECORDED : Finding.of(precision);
  }

  /** How many computed, as the system saw it, or else as the session says. */
  static int threads(ObservedEntry observed) {
    Integer computing = observed.computingThreads();
    return computing == null ? observed.threads() : computing;
  }

  static Finding threads(RunEntry run) {
    ObservedEntry observed = run.observed();
    String told = observed.threads() + " told, ";
    return Finding.of(
        observed.computingThreads() == null
            ? told + "too short to see which computed"
            : told + observed.computingThreads() + " computed");
  }

  static Finding warmUp(RunEntry run) {
    return Finding.of(
        run.epochs().size() > 1
            ? "the first epoch is left out of the rate"
            : "none: the only epoch is in the rate");
  }

  static Finding clock(RunEntry run) {
    Double waiting = run.observed().waitingWorkSeconds();
    if (waiting == null) {
      return NOT_RECORDED;
    }
    double inEpochs =
        run.observed().threadSeconds().stream().mapToDouble(Double::doubleValue).sum();
    double most = Math.max(LEAST_WORK_IN_WAITS, LEAST_SHARE_IN_WAITS * inEpochs);
    String steps = "gathering rows, the update, reading the loss";
    return Finding.of(
        waiting <= most ? steps : steps + "; but it works on while it waits for its turn");
  }

  static Finding machine(RunEntry run) {
    return run.observed().machine() == null
        ? NOT_RECORDED
        : Finding.of(run.observed().machine().words());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
