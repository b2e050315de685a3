package dev.tandem.workbench.report.text;

import dev.tandem.engine.Repeatability;
import dev.tandem.workbench.judgement.reproduction.MetricGap;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck.Check;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.RunDiff;
import dev.tandem.workbench.runs.store.RunDiff.Difference;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a run was reproduced, as text for a terminal. */
public final class ReproductionText {
  private static final Set<Integer> WORDS = Set.of(0, 2, 3, 4, 5);
  private static final List<Metric> MEASURED =
      List.of(
          Metric.TRAINING_SECONDS, Metric.ROWS_PER_SECOND, Metric.TOTAL_SECONDS, Metric.PEAK_BYTES);

  private final ReproductionCheck found;
  private final StringBuilder text = new StringBuilder();

  private ReproductionText(ReproductionCheck found) {
    this.found = found;
  }

  /** Returns what was judged, what was not, and the verdict in the last line. */
  public static String of(ReproductionCheck found) {
    return new ReproductionText(found).text();
  }

  private String text() {
    checks();
    measured();
    environment();
    verdict();
    return text.toString();
  }

  private void checks() {
    TextTable table = new TextTable(WORDS);
    table.row("judged", "repeat", "must agree", "weights", "largest difference", "");
    table.row();
    for (Check check : found.checks()) {
      table.row(
          check.contender(),
          check.repeat() + "",
          check.rule() == Repeatability.TO_THE_BIT ? "to the bit" : "to rounding",
          check.sameWeights().map(same -> same ? "same bits" : "differ").orElse("-"),
          largest(check),
          check.agrees() ? "agrees" : "does not agree");
    }
    text.append(table);
    if (found.checks().stream().anyMatch(check -> check.rule() != Repeatability.TO_THE_BIT)) {
      text.append("to rounding: ").append(MetricGap.TOLERANCE).append('\n');
    }
    text.append('\n');
  }

  private static String largest(Check check) {
    MetricGap gap = check.largest();
    if (gap == null) {
      return "-";
    }
    return gap.isZero()
        ? "none"
        : String.format(
            Locale.ROOT,
            "%s by %.1e",
            MetricText.words(gap.key()),
            Math.abs(gap.now() - gap.then()));
  }

  private void measured() {
    TextTable table = new TextTable();
    table.row("not judged", "then", "now");
    table.row();
    List<ContenderEntry> now = found.after().results().contenders();
    for (ContenderEntry then : found.before().results().contenders()) {
      for (ContenderEntry other : now) {
        if (other.id().equals(then.id())) {
          MEASURED.forEach(metric -> table.row(measured(metric, then, other)));
        }
      }
    }
    text.append(table).append('\n');
  }

  private static List<String> measured(Metric metric, ContenderEntry then, ContenderEntry now) {
    return List.of(
        then.id() + ", " + metric.words(),
        metric.text(MetricText.mean(then, metric.key())),
        metric.text(MetricText.mean(now, metric.key())));
  }

  private void environment() {
    List<Difference> differences = RunDiff.of(found.before(), found.after()).environment();
    for (Difference one : differences) {
      text.append("environment: " + one.key() + " was " + one.a() + ", is " + one.b() + "\n");
    }
  }

  private void verdict() {
    String name = found.before().name();
    if (found.agrees()) {
      text.append("agrees: " + name + " was found again\n");
      return;
    }
    for (Check check : found.checks()) {
      if (!check.agrees()) {
        text.append(
            "does not agree: %s, repeat %d: %s\n"
                .formatted(check.contender(), check.repeat(), check.trouble()));
      }
    }
  }
}
