package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.store.RunDiff;
import dev.tandem.workbench.runs.store.RunDiff.ContenderDiff;
import dev.tandem.workbench.runs.store.RunDiff.Difference;
import dev.tandem.workbench.runs.store.RunDiff.MetricPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Two runs side by side, as text for a terminal. */
public final class RunDiffText {
  private static final Set<Integer> ALL_WORDS = Set.of(0, 1, 2);
  private static final int WIDEST_CELL = 44;

  /** All of the test rows, of the others what tells how training went. */
  private static final Pattern SHOWN =
      Pattern.compile("(?!train\\.|validation\\.).*|train\\.(loss|accuracy|rmse)");

  private final RunDiff diff;
  private final StringBuilder text = new StringBuilder();

  private RunDiffText(RunDiff diff) {
    this.diff = diff;
  }

  /** Returns what differs, part by part; a part in which nothing does says so. */
  public static String of(RunDiff diff) {
    return new RunDiffText(diff).text();
  }

  private String text() {
    line("A  " + diff.a().name() + "  " + diff.a().path());
    line("B  " + diff.b().name() + "  " + diff.b().path());
    line("");
    part("experiment", "the same in every key", diff.experiment());
    part("environment", "the same programs and machine", diff.environment());
    part("data", "the same, by its fingerprint", diff.data());
    diff.contenders().forEach(this::contender);
    if (diff.nothing()) {
      boolean sameRun = diff.a().path().toAbsolutePath().equals(diff.b().path().toAbsolutePath());
      line(sameRun ? "A and B are the same run." : "Nothing differs but time and memory.");
    }
    return text.toString().stripTrailing();
  }

  private void part(String name, String same, List<Difference> differences) {
    if (differences.isEmpty()) {
      line(name + ": " + same);
      line("");
      return;
    }
    TextTable table = new TextTable(ALL_WORDS);
    table.row(name, "A", "B");
    List<Difference> wide = new ArrayList<>();
    for (Difference one : differences) {
      if (Math.max(one.a().length(), one.b().length()) > WIDEST_CELL) {
        wide.add(one);
      } else {
        table.row("  " + one.key(), one.a(), one.b());
      }
    }
    text.append(table);
    for (Difference one : wide) {
      line("  " + one.key());
      line("    A  " + one.a());
      line("    B  " + one.b());
    }
    line("");
  }

  private void contender(ContenderDiff contender) {
    if (contender.statusA().equals("-") || contender.statusB().equals("-")) {
      line(contender.id() + ": only in " + (contender.statusA().equals("-") ? "B" : "A"));
      line("");
      return;
    }
    TextTable table = new TextTable();
    table.row(contender.id(), "A", "B", "B - A");
    if (!contender.statusA().equals(contender.statusB())) {
      table.row("  status", contender.statusA(), contender.statusB(), "");
    }
    contender
        .sameWeights()
        .ifPresent(same -> table.row("  weights", "", "", same ? "same bits" : "differ"));
    contender.metrics().stream()
        .filter(metric -> SHOWN.matcher(metric.key()).matches())
        .forEach(metric -> table.row(cells(metric)));
    text.append(table);
    line("");
  }

  private static List<String> cells(MetricPair metric) {
    String key = metric.key();
    return List.of(
        "  " + MetricText.words(key),
        MetricText.text(key, metric.a()),
        MetricText.text(key, metric.b()),
        difference(metric));
  }

  /** Returns a difference with its sign; small ones are not rounded away. */
  private static String difference(MetricPair metric) {
    double difference = metric.b() - metric.a();
    if (Double.isNaN(difference)) {
      return metric.differs() ? "-" : "";
    }
    if (difference == 0) {
      return "0";
    }
    String size = MetricText.exact(metric.key(), Math.abs(difference));
    return (difference > 0 ? "+" : "-") + size.replace("%", "points");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
