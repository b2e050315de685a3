package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.SweepFile;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The combinations of a sweep as text for a terminal, best first; then what failed, and the test.
 */
public record SweepTable(SweepFile file) {
  private static final int MOST_ROWS = 50;
  private static final int WIDEST_VALUE = 40;

  /** Returns the table, the failures, notes and the test metrics. */
  public static String of(SweepFile file) {
    return new SweepTable(file).text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    if (!file.ranked().isEmpty()) {
      text.append(table());
      int more = file.ranked().size() - MOST_ROWS;
      text.append(more > 0 ? "and " + more + " more, in sweep.csv\n" : "");
    }
    List<CombinationEntry> failed =
        file.combinations().stream().filter(entry -> !entry.ranked()).toList();
    if (!failed.isEmpty()) {
      text.append(format("\nfailed: %d of %d\n", failed.size(), file.combinations().size()));
      failed.forEach(entry -> text.append("  " + settings(entry) + "\n    " + reason(entry)));
    }
    text.append('\n').append(footnotes());
    return text.toString();
  }

  private String table() {
    TextTable table = new TextTable();
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(file.headings());
    header.addAll(List.of("validation " + file.label(), "epochs", "time"));
    table.row(header).row();
    for (CombinationEntry entry : file.ranked().stream().limit(MOST_ROWS).toList()) {
      List<String> cells = new ArrayList<>(List.of(entry.rank() + ""));
      file.keys().forEach(key -> cells.add(brief(entry.words(key))));
      cells.add(summary(entry.figure()));
      cells.add(format(entry.epochs() % 1 == 0 ? "%.0f" : "%.1f", entry.epochs()));
      cells.add(format("%.2f s", entry.seconds()));
      table.row(cells);
    }
    return table.toString();
  }

  private static String settings(CombinationEntry entry) {
    List<String> parts = new ArrayList<>();
    entry.settings().keySet().forEach(key -> parts.add(key + " " + brief(entry.words(key))));
    return String.join(", ", parts);
  }

  private static String reason(CombinationEntry entry) {
    long bad = entry.runs().stream().filter(run -> !run.status().equals("finished")).count();
    String others = bad > 1 ? format(" (%d of %d runs failed)", bad, entry.runs().size()) : "";
    return entry.message() + others + "\n";
  }

  private String footnotes() {
    StringBuilder text = new StringBuilder();
    int seeds = file.seeds().size();
    text.append(
        seeds > 1
            ? "mean ± standard deviation over " + seeds + " seeds; "
            : "one seed: differences may be luck; ");
    text.append(
        format(
            "ranked by %,d validation rows\ntime: of training on %s, mean of a run%s\n",
            file.rows().validation(),
            file.engine(),
            file.jobs() > 1 ? ", with " + file.jobs() + " runs side by side" : ""));
    if (file.combinations().stream().anyMatch(entry -> !entry.same().isEmpty())) {
      text.append("=: these settings mean the same here and share their runs\n");
    }
    file.notes().forEach(note -> text.append("note: " + note + "\n"));
    return text + test();
  }

  private String test() {
    if (file.test().isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, String> shown : shown().entrySet()) {
      SummaryEntry entry = file.test().get(shown.getKey());
      if (entry != null && !Double.isNaN(entry.mean())) {
        parts.add(shown.getValue() + " " + summary(entry));
      }
    }
    return format(
        "\ntest rows (%,d), looked at once, for the best combination only:\n  %s\n",
        file.rows().test(), String.join(", ", parts));
  }

  /** Returns of the test metrics the one that ranked, and those that everybody asks for. */
  private Map<String, String> shown() {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put(file.figure(), file.label());
    Stream.of(Metric.ACCURACY, Metric.RMSE, Metric.LOSS)
        .forEach(metric -> shown.putIfAbsent(metric.key(), metric.words()));
    return shown;
  }

  private static String summary(SummaryEntry entry) {
    String mean = format("%.4f", entry.mean());
    return entry.n() < 2 ? mean : mean + format(" ± %.4f", entry.sd());
  }

  private static String brief(String text) {
    return text.length() <= WIDEST_VALUE ? text : text.substring(0, WIDEST_VALUE - 1) + "…";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
