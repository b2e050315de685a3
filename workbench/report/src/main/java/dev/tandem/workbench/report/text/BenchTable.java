package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.results.BenchFile;
import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;
import dev.tandem.workbench.runs.results.BenchFile.RatioEntry;
import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What was measured, as text for a terminal or as Markdown. */
public final class BenchTable {
  private static final String PREDICT = "predict";

  private BenchTable() {}

  /** Returns one case, for a terminal. */
  public static String text(CaseEntry result) {
    TextTable table = new TextTable();
    table.row(header(result)).row();
    rows(result).forEach(table::row);
    StringBuilder text = new StringBuilder(result.name() + ": " + result.title() + "\n");
    text.append(result.data()).append("\n\n").append(table).append('\n');
    lines(result).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** Returns everything, as Markdown. */
  public static String markdown(BenchFile file) {
    StringBuilder text = new StringBuilder("# Benchmark\n\n");
    file.environment().forEach((key, value) -> text.append("- " + key + ": " + value + "\n"));
    text.append(format("- %d rounds of %.1f s each%n%n", file.rounds(), file.seconds()));
    text.append(explanation()).append('\n');
    for (CaseEntry result : file.cases()) {
      text.append("\n## ").append(result.name()).append("\n\n");
      text.append(result.title()).append("; ").append(result.data()).append("\n\n");
      text.append(pipes(header(result)));
      text.append("| --- |").append(" ---: |".repeat(header(result).size() - 1)).append('\n');
      rows(result).forEach(row -> text.append(pipes(row)));
      text.append('\n');
      lines(result).forEach(line -> text.append("- ").append(line).append('\n'));
    }
    return text.toString();
  }

  /** Returns how to read it. */
  public static String explanation() {
    return "In the clock, the same for everyone: gather the shuffled rows, step, read the loss. No"
        + " dropout; shuffling and initial weights are each library's own random numbers. 'best' is"
        + " the fastest round, as on a quiet machine; 'of peak' holds the median against the"
        + " multiply-adds that the same rounds measured.";
  }

  private static List<String> header(CaseEntry result) {
    String unit = result.task().equals(PREDICT) ? "µs a call" : "rows/s";
    return List.of("", "threads", "best " + unit, "median " + unit, "GFLOP/s", "of peak", "loss");
  }

  private static List<List<String>> rows(CaseEntry result) {
    List<List<String>> rows = new ArrayList<>();
    for (RunnerEntry runner : result.runners()) {
      if (!runner.rounds().isEmpty()) {
        rows.add(row(result, runner));
      }
    }
    for (RunnerEntry peak : result.peaks()) {
      if (!peak.rounds().isEmpty()) {
        String threads = Integer.toString(peak.threads());
        String best = format("%.1f", peak.median());
        rows.add(List.of(peak.name(), threads, "", "", best, "", ""));
      }
    }
    return rows;
  }

  private static List<String> row(CaseEntry result, RunnerEntry runner) {
    double operations = runner.median() * result.operationsPerUnit() / 1e9;
    Optional<RunnerEntry> peak =
        result.peaks().stream()
            .filter(p -> p.threads() == runner.threads() && !p.rounds().isEmpty())
            .findFirst();
    Double loss = runner.rounds().get(runner.rounds().size() - 1).loss();
    return List.of(
        runner.name(),
        Integer.toString(runner.threads()),
        speed(result, runner.best()),
        speed(result, runner.median()),
        format("%.1f", operations),
        peak.map(p -> format("%.0f %%", 100 * operations / p.median())).orElse("-"),
        loss == null ? "-" : format("%.4f", loss));
  }

  private static String speed(CaseEntry result, double perSecond) {
    return result.task().equals(PREDICT)
        ? format("%.2f", 1e6 / perSecond)
        : Formats.whole(perSecond);
  }

  private static List<String> lines(CaseEntry result) {
    List<String> lines = new ArrayList<>();
    result.ratios().forEach(ratio -> lines.add(line(ratio)));
    Set<String> notes = new LinkedHashSet<>();
    for (RunnerEntry peak : result.peaks()) {
      if (peak.message() != null) {
        notes.add(peak.name() + " is not measured: " + peak.message());
      }
    }
    for (RunnerEntry runner : result.runners()) {
      runner.differences().forEach(note -> notes.add(runner.name() + ": " + note));
      if (runner.message() != null) {
        notes.add(runner.name() + " is out: " + runner.message());
      }
    }
    for (RunnerEntry runner : result.runners()) {
      if (runner.description() != null) {
        notes.add(runner.name() + " is " + runner.description());
      }
    }
    lines.addAll(notes);
    return lines;
  }

  private static String line(RatioEntry ratio) {
    String interval =
        Double.isNaN(ratio.low())
            ? "one round, no interval"
            : format(
                "95 %% interval %.2f to %.2f, Student's t over the logarithms of %d rounds",
                ratio.low(), ratio.high(), ratio.rounds());
    return format(
        "%s with %d thread%s is %.2f times as fast as the best opponent, %s with %d (%s; best"
            + " rounds %.2f)",
        ratio.name(),
        ratio.threads(),
        ratio.threads() == 1 ? "" : "s",
        ratio.ratio(),
        ratio.opponent(),
        ratio.opponentThreads(),
        interval,
        ratio.ofBests());
  }

  private static String pipes(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
