package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.AttributionFile.EffectEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An attribution for a terminal: a row for each setting, notes, and the answer last. */
public final class AttributionText {
  private AttributionText() {}

  /** Returns the table, the notes and the sentence. */
  public static String of(AttributionFile file) {
    StringBuilder text = new StringBuilder();
    if (file.answered()) {
      text.append(table(file)).append('\n');
    }
    lines(file).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** Returns the notes and, last, the sentence. */
  public static List<String> lines(AttributionFile file) {
    List<String> lines = new ArrayList<>(file.notes());
    lines.add(file.sentence());
    return lines;
  }

  private static TextTable table(AttributionFile file) {
    boolean points = file.metric().equals(Metric.ACCURACY.key());
    TextTable table = new TextTable(Set.of(0, 1, 2));
    table.row("setting", file.first(), file.second(), share(file, points), "95 % interval");
    table.row();
    for (EffectEntry effect : file.effects()) {
      table.row(cells(effect.factor(), effect.from(), effect.to(), effect, points));
    }
    table.row(cells("gap", "", "", file.gap(), points));
    return table;
  }

  private static String share(AttributionFile file, boolean points) {
    return "test " + Metric.words(file.metric()) + (points ? ", points" : "");
  }

  private static List<String> cells(
      String name, String from, String to, EffectEntry effect, boolean points) {
    return List.of(
        name,
        from,
        to,
        number(effect.mean(), points),
        number(effect.low(), points) + " to " + number(effect.high(), points));
  }

  private static String number(double value, boolean points) {
    String text =
        String.format(Locale.ROOT, points ? "%+.2f" : "%+.4f", points ? 100 * value : value);
    return text.matches("[-+0.]+") ? text.substring(1) : text;
  }
}
