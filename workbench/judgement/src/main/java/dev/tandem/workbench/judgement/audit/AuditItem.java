package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.RowsSeen;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One thing that two runs may have alike, in the order in which an audit tells of them. */
enum AuditItem {
  ROWS("rows", Matters.BOTH, Readings.rows(Readings::trainingRows)),
  SPLIT("split", Matters.QUALITY, Readings.rows(RowsSeen::heldOutSha256)),
  PREPROCESSING(
      "preprocessing", Matters.QUALITY, Readings.rows(RowsSeen::preprocessingSha256), ROWS),
  NETWORK("network", Matters.BOTH, Readings.conventions(Conventions::network)),
  INITIAL_WEIGHTS(
      "initial weights",
      Matters.QUALITY,
      Readings.observed(ObservedEntry::initialWeightsSha256),
      NETWORK),
  BATCH_ORDER("batch order", Matters.BOTH, Readings.batches(BatchesSeen::size), ROWS),
  LAST_BATCH("last batch", Matters.QUALITY, Readings.batches(BatchesSeen::last), ROWS, BATCH_ORDER),
  LENGTH("length of training", Matters.BOTH, Readings.batches(BatchesSeen::epochs)),
  LOSS("loss and its scaling", Matters.QUALITY, Readings.conventions(Conventions::loss), ROWS),
  OPTIMIZER("optimizer", Matters.BOTH, Readings.conventions(Conventions::optimizer)),
  RATES(
      "learning rates",
      Matters.QUALITY,
      Readings.batches(BatchesSeen::ratesSha256),
      OPTIMIZER,
      ROWS,
      BATCH_ORDER,
      LENGTH),
  MASKS(
      "dropout masks",
      Matters.QUALITY,
      Readings.conventions(Conventions::masks),
      NETWORK,
      ROWS,
      BATCH_ORDER,
      LENGTH),
  PRECISION("precision", Matters.BOTH, Readings.observed(ObservedEntry::precision)),
  THREADS("threads", Matters.SPEED, Readings::threads),
  WARM_UP("warm-up", Matters.SPEED, run -> Finding.of(run.epochs().size() > 1), LENGTH),
  CLOCK("what the clock covers", Matters.SPEED, Readings.observed(Readings::clock)),
  MACHINE("processor and JVM", Matters.SPEED, Readings::machine);

  /** What a difference is of consequence for. */
  private static final class Matters {
    static final List<String> QUALITY = List.of(AuditEntry.QUALITY);
    static final List<String> SPEED = List.of(AuditEntry.SPEED);
    static final List<String> BOTH = List.of(AuditEntry.QUALITY, AuditEntry.SPEED);
  }

  private final String label;
  private final List<String> matters;
  private final Function<RunEntry, Finding<?>> reading;
  private final List<AuditItem> causes;

  /**
   * @param causes whose differences may bring this one's with them
   */
  AuditItem(
      String label,
      List<String> matters,
      Function<RunEntry, Finding<?>> reading,
      AuditItem... causes) {
    this.label = label;
    this.matters = matters;
    this.reading = reading;
    this.causes = List.of(causes);
  }

  String label() {
    return label;
  }

  /** What a difference between two runs matters for: a learning rate alone costs no time. */
  List<String> matters(RunEntry a, RunEntry b) {
    return this == OPTIMIZER && onlyRatesDiffer(in(a), in(b)) ? Matters.QUALITY : matters;
  }

  private static boolean onlyRatesDiffer(Finding<?> a, Finding<?> b) {
    Optional<Formula> first = Readings.formula(a);
    Optional<Formula> second = Readings.formula(b);
    return first.isPresent()
        && !first.equals(second)
        && first.map(AuditItem::withoutRate).equals(second.map(AuditItem::withoutRate));
  }

  private static Formula withoutRate(Formula formula) {
    Map<String, Object> settings = new LinkedHashMap<>(formula.settings());
    settings.remove("learningRate");
    return new Formula(settings, formula.departure());
  }

  /**
   * The first cause that differs between two runs, where this item agrees given that difference.
   */
  Optional<AuditItem> cause(RunEntry a, RunEntry b) {
    return causes.stream()
        .filter(other -> other.brings(a, b) && Consequences.explain(this, other, a, b))
        .findFirst();
  }

  /** Another order alone changes nothing else; another size of batches does. */
  private boolean brings(RunEntry a, RunEntry b) {
    return isKnown(a, b) ? !sameValue(a, b) : askedOtherwise(a, b);
  }

  /** Whether it was seen in both of two runs. */
  boolean isKnown(RunEntry a, RunEntry b) {
    return in(a).known() && in(b).known();
  }

  /** Whether two runs were asked for other settings, where one of them does not show its own. */
  boolean askedOtherwise(RunEntry a, RunEntry b) {
    return in(a).value() instanceof Formula first
        && in(b).value() instanceof Formula second
        && !first.settings().equals(second.settings());
  }

  /** What was seen of it in a run. */
  Finding<?> in(RunEntry run) {
    return run.observed() == null ? Readings.NOT_RECORDED : reading.apply(run);
  }

  /** Whether two runs have it alike, both findings being known. */
  boolean alike(RunEntry a, RunEntry b) {
    return sameValue(a, b) && (this != BATCH_ORDER || sameOrder(a.epochs(), b.epochs()));
  }

  /** In words where a file from before there were values has nothing else. */
  private boolean sameValue(RunEntry a, RunEntry b) {
    Object value = in(a).value();
    Object other = in(b).value();
    return value == null || other == null
        ? AuditWords.seen(this, a).equals(AuditWords.seen(this, b))
        : value.equals(other);
  }

  /** In the epochs that both made. */
  private static boolean sameOrder(List<EpochEntry> a, List<EpochEntry> b) {
    return IntStream.range(0, Math.min(a.size(), b.size()))
        .allMatch(i -> a.get(i).order().equals(b.get(i).order()));
  }
}
