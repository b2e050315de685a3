package dev.tandem.workbench.report.terminal;

import dev.tandem.workbench.report.analysis.FindingLines;
import dev.tandem.workbench.report.answer.Answers;
import dev.tandem.workbench.report.answer.BaselineLine;
import dev.tandem.workbench.report.answer.Unmatched;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison in so few lines that they are read: a table, whether the contenders compute the
 * same, who is better, who is faster, and what stands out. Everything else is in the report.
 */
public final class ShortComparison {
  private final ComparisonFile file;
  private final int columns;
  private final Length length;
  private final List<String> lines = new ArrayList<>();

  /** How much is said of an answer. */
  private enum Length {
    WHOLE,
    FIRST_SENTENCE
  }

  private ShortComparison(ComparisonFile file, int columns, Length length) {
    this.file = file;
    this.columns = Math.min(columns, Wrapped.COLUMNS);
    this.length = length;
  }

  /**
   * Returns its lines.
   *
   * @param columns of the terminal
   * @param most how many lines there may be; what stands out is named as far as there is room, and
   *     answers are cut to their first sentences where there is none at all
   */
  public static List<String> lines(ComparisonFile file, int columns, int most) {
    List<String> whole = new ShortComparison(file, columns, Length.WHOLE).lines(most);
    return whole.size() <= most
        ? whole
        : new ShortComparison(file, columns, Length.FIRST_SENTENCE).lines(most);
  }

  private List<String> lines(int most) {
    lines.addAll(ShortTable.of(file, columns));
    lines.add("");
    failures();
    answers();
    remarks();
    findings(most);
    return lines;
  }

  private void add(String label, String text) {
    lines.addAll(Wrapped.lines(String.format("%-10s", label), text, columns));
  }

  private void answer(String question, String text) {
    if (!text.isEmpty()) {
      add(question, length == Length.WHOLE ? text : Answers.sentences(text, 1));
    }
  }

  private void failures() {
    file.contenders().stream()
        .filter(own -> own.message() != null)
        .forEach(own -> add(own.status(), own.id() + ": " + own.message()));
  }

  private void answers() {
    Answers answers = Answers.of(file);
    answer("same?", answers.same());
    answer("better?", answers.betterWithValues());
    answer("faster?", answers.fasterWithTotal());
  }

  private void remarks() {
    if (file.audit() != null && !file.audit().isEmpty()) {
      add("audit", Unmatched.of(file.audit()));
    }
    BaselineLine.of(file).ifPresent(text -> add("baseline", text));
  }

  /** Adds whole findings while there is room, and says how many there was none for. */
  private void findings(int most) {
    List<String> findings = FindingLines.of(file);
    for (int i = 0; i < findings.size(); i++) {
      int before = lines.size();
      add("analysis", findings.get(i));
      boolean last = i == findings.size() - 1;
      if (lines.size() > (last ? most : most - 1)) {
        lines.subList(before, lines.size()).clear();
        int left = findings.size() - i;
        add(
            "analysis",
            left
                + (i == 0 ? "" : " more")
                + (left == 1 ? " finding" : " findings")
                + " in the report");
        return;
      }
    }
  }
}
