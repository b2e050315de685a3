package dev.tandem.workbench.judgement.audit;

import static java.util.stream.Collectors.joining;

import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.MaskedLayer;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.Origins;
import dev.tandem.workbench.observed.ProgramSeen;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.observed.Sha;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import dev.tandem.workbench.runs.results.ProtocolEntry;
import dev.tandem.workbench.runs.results.Settings;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What an audit found, in words. */
final class AuditWords {
  private static final String IN_THE_CLOCK = "gathering rows, the update, reading the loss";

  private AuditWords() {}

  /** What was seen of an item in a run, or why nothing was. */
  static String seen(AuditItem item, RunEntry run) {
    Finding<?> found = item.in(run);
    if (!found.known() && found.value() instanceof Formula asked) {
      return found.seen() + "; asked for " + FormulaWords.of(asked);
    }
    if (found.seen() != null) {
      return Settings.plainNumbers(found.seen());
    }
    ObservedEntry observed = run.observed();
    BatchesSeen batches = observed.batches();
    RowsSeen data = observed.data();
    return switch (item) {
      case ROWS ->
          format(
              "%,d rows, source %s, features %s, targets %s",
              data.rows(),
              Sha.brief(data.sourceSha256()),
              Sha.brief(data.featuresSha256()),
              Sha.brief(data.targetsSha256()));
      case SPLIT -> data.heldOut() + ", " + Sha.brief(data.heldOutSha256());
      case PREPROCESSING -> data.preprocessing() + ", " + Sha.brief(data.preprocessingSha256());
      case NETWORK, LOSS, OPTIMIZER -> FormulaWords.of((Formula) found.value());
      case INITIAL_WEIGHTS -> Sha.brief(observed.initialWeightsSha256());
      case BATCH_ORDER ->
          format("%,d rows each, %s", batches.size(), Sha.brief(observed.orderSha256()));
      case LAST_BATCH -> format("%,d rows", batches.last());
      case LENGTH -> batches.epochs() + (batches.epochs() == 1 ? " epoch" : " epochs");
      case RATES -> rates(batches);
      case MASKS -> masks((Masks) found.value());
      case PRECISION -> observed.precision();
      case THREADS -> threads(observed);
      case WARM_UP ->
          found.value().equals(true)
              ? "the first epoch is excluded from the rate"
              : "none: the only epoch is included in the rate";
      case CLOCK ->
          IN_THE_CLOCK
              + (observed.program() == null ? "" : ", and the hand-over: " + handOver(run))
              + (Boolean.TRUE.equals(Readings.worksInWaits(observed))
                  ? "; but it keeps working while it waits for its turn"
                  : "");
      case MACHINE -> observed.machine().words();
    };
  }

  private static String threads(ObservedEntry observed) {
    ProgramSeen program = observed.program();
    boolean silent = program != null && program.saidThreads() == null;
    String said =
        silent ? "none" : observed.threads() + (observed.threads() == 1 ? " thread" : " threads");
    Integer computing = observed.computingThreads();
    String seen = computing == null ? "too short to observe" : computing + " observed";
    String all =
        program == null || program.threads() == null
            ? ""
            : ", of " + program.threads() + " that it has";
    return said + " reported, " + seen + all;
  }

  /** How much of training the way to a program took. */
  private static String handOver(RunEntry run) {
    ProtocolEntry cost = run.time() == null ? null : run.time().protocol();
    return cost == null ? "unknown" : cost.words(run.time().trainingSeconds());
  }

  private static String rates(BatchesSeen batches) {
    String lowest = Settings.text(batches.lowestRate());
    String highest = Settings.text(batches.highestRate());
    return batches.lowestRate() == batches.highestRate()
        ? lowest + " throughout"
        : "%s to %s, %s".formatted(lowest, highest, Sha.brief(batches.ratesSha256()));
  }

  private static String masks(Masks masks) {
    String layers = masks.layers().stream().map(AuditWords::mask).collect(joining("; "));
    return layers.isEmpty() ? "no dropout" : layers + "; " + masks.hash();
  }

  private static String mask(MaskedLayer mask) {
    String drops = "layer " + mask.layer() + " drops " + Settings.text(mask.probability());
    return mask.deviating() == 0
        ? drops
        : drops + ", " + mask.deviating() + " of " + mask.units() + " units not as core draws them";
  }

  /** A difference in a few words, to stand in a sentence: {@code "2 threads against 1"}. */
  static String caveat(AuditItem item, RunEntry first, RunEntry second) {
    ObservedEntry a = first.observed();
    ObservedEntry b = second.observed();
    return switch (item) {
      case ROWS -> rows(a.data(), b.data());
      case SPLIT ->
          a.data().heldOut().equals(b.data().heldOut())
              ? "different validation or test rows"
              : a.data().heldOut() + " against " + b.data().heldOut();
      case PREPROCESSING -> "different preprocessing";
      case NETWORK -> differences("a different network", item.in(first), item.in(second));
      case INITIAL_WEIGHTS -> origins("different initial weights", a, b, Origins::initialization);
      case BATCH_ORDER ->
          a.batches().size() == b.batches().size()
              ? "a different batch order"
              : format("batches of %,d rows against %,d", a.batches().size(), b.batches().size());
      case LAST_BATCH ->
          format("a last batch of %,d rows against %,d", a.batches().last(), b.batches().last());
      case LENGTH -> format("%,d epochs against %,d", a.batches().epochs(), b.batches().epochs());
      case LOSS -> differences("a different loss", item.in(first), item.in(second));
      case OPTIMIZER -> differences("a different optimizer", item.in(first), item.in(second));
      case RATES -> origins("different learning rates", a, b, Origins::schedule);
      case MASKS -> "different dropout masks";
      case PRECISION -> a.precision() + " against " + b.precision();
      case THREADS -> threads((Integer) item.in(first).value(), item.in(second).value());
      case WARM_UP -> "the first epoch counted in only one side's rate";
      case CLOCK -> clock(first, second);
      case MACHINE -> "a different processor or JVM";
    };
  }

  private static String clock(RunEntry first, RunEntry second) {
    if (!Objects.equals(
        Readings.worksInWaits(first.observed()), Readings.worksInWaits(second.observed()))) {
      return "one side keeps working outside the clock";
    }
    RunEntry program = first.observed().program() == null ? second : first;
    return "the hand-over to a program, " + handOver(program);
  }

  private static String rows(RowsSeen a, RowsSeen b) {
    if (a.rows() != b.rows()) {
      return format("%,d training rows against %,d", a.rows(), b.rows());
    }
    boolean sameRows =
        a.sourceSha256().equals(b.sourceSha256()) && a.featuresSha256().equals(b.featuresSha256());
    return sameRows ? "different training targets" : "different training rows";
  }

  private static String differences(String otherwise, Finding<?> first, Finding<?> second) {
    Optional<Formula> a = Readings.formula(first);
    Optional<Formula> b = Readings.formula(second);
    return a.isEmpty() || b.isEmpty()
        ? otherwise
        : FormulaDifference.of(otherwise, a.get(), b.get());
  }

  private static String origins(
      String otherwise, ObservedEntry a, ObservedEntry b, Function<Origins, Formula> part) {
    Formula first = Readings.origin(a, part);
    Formula second = Readings.origin(b, part);
    return first == null || second == null || first.equals(second)
        ? otherwise
        : FormulaDifference.of(otherwise, first, second);
  }

  private static String threads(int first, Object second) {
    return first + (first == 1 ? " thread" : " threads") + " against " + second;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
