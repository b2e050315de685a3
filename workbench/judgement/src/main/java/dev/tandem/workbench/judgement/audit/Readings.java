package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.Machine;
import dev.tandem.workbench.observed.Origins;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was seen of each item in one run, as values that are equal where two runs are alike. */
final class Readings {
  static final Finding<?> NOT_RECORDED = Finding.unknown("not recorded");

  /**
   * Seconds of the processor over about a hundred waits. Watching alone took 0.1 s in runs that
   * counted the waiting thread too; an engine that works on takes a part of each epoch.
   */
  private static final double LEAST_WORK_IN_WAITS = 0.25;

  private static final double LEAST_SHARE_IN_WAITS = 0.2;

  private Readings() {}

  static Function<RunEntry, Finding<?>> observed(Function<ObservedEntry, Object> value) {
    return run -> {
      Object seen = value.apply(run.observed());
      return seen == null ? NOT_RECORDED : Finding.of(seen);
    };
  }

  static Function<RunEntry, Finding<?>> rows(Function<RowsSeen, Object> value) {
    return observed(entry -> entry.data() == null ? null : value.apply(entry.data()));
  }

  static Function<RunEntry, Finding<?>> batches(Function<BatchesSeen, Object> value) {
    return observed(entry -> entry.batches() == null ? null : value.apply(entry.batches()));
  }

  static Function<RunEntry, Finding<?>> conventions(Function<Conventions, Finding<?>> part) {
    return run -> {
      Conventions conventions = run.observed().conventions();
      return conventions == null ? NOT_RECORDED : part.apply(conventions);
    };
  }

  static Object trainingRows(RowsSeen rows) {
    return List.of(rows.rows(), rows.sourceSha256(), rows.featuresSha256(), rows.targetsSha256());
  }

  /** How many computed, as the system saw it, or else as the session says. */
  static Finding<?> threads(RunEntry run) {
    ObservedEntry observed = run.observed();
    if (observed.computingThreads() != null) {
      return Finding.of(observed.computingThreads());
    }
    boolean silent = observed.program() != null && observed.program().saidThreads() == null;
    return silent
        ? Finding.unknown("none reported, too short to observe")
        : Finding.of(observed.threads());
  }

  /** What the clock covers: what else than the session's own work; null if nobody knows. */
  static Object clock(ObservedEntry observed) {
    Object works = worksInWaits(observed);
    return works == null ? null : List.of(works, observed.program() != null);
  }

  /** Whether it works on while it waits for its turn; null if nobody knows. */
  static Object worksInWaits(ObservedEntry observed) {
    Double waiting = observed.waitingWorkSeconds();
    if (waiting == null) {
      return null;
    }
    double inEpochs = observed.threadSeconds().stream().mapToDouble(Double::doubleValue).sum();
    return waiting > Math.max(LEAST_WORK_IN_WAITS, LEAST_SHARE_IN_WAITS * inEpochs);
  }

  /** Without its options, which belong to the engine. A program is not within the child's JVM. */
  static Finding<?> machine(RunEntry run) {
    Machine m = run.observed().machine();
    if (m == null) {
      return NOT_RECORDED;
    }
    return run.observed().program() == null
        ? Finding.of(
            new Machine(m.processor(), m.cores(), m.java(), m.jvm(), m.collectors(), List.of()))
        : Finding.unknown(m.hardware() + "; a program of its own, in no JVM of Tandem's");
  }

  /** The settings behind a part of what a run was given; null if they are not recorded. */
  static Formula origin(ObservedEntry observed, Function<Origins, Formula> part) {
    return observed.origins() == null ? null : part.apply(observed.origins());
  }

  /** The formula of a finding, seen or asked for, read from its words where a file has no other. */
  static Optional<Formula> formula(Finding<?> found) {
    return found.value() instanceof Formula formula
        ? Optional.of(formula)
        : found.known() ? FormulaWords.read(found.seen()) : Optional.empty();
  }
}
