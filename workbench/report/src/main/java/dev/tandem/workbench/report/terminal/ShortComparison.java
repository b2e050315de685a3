package dev.tandem.workbench.report.terminal;

import dev.tandem.workbench.report.analysis.FindingLines;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison in so few lines that they are read: a table, whether the contenders compute the
 * same, who is better, who is faster, and what stands out. Everything else is in the report.
 */
public final class ShortComparison {
  private final ComparisonFile file;
  private final int columns;
  private final Answers answers;
  private final List<String> lines = new ArrayList<>();

  /** How much is said of an answer. */
  private enum Answers {
    WHOLE,
    FIRST_SENTENCE
  }

  private ShortComparison(ComparisonFile file, int columns, Answers answers) {
    this.file = file;
    this.columns = Math.min(columns, Wrapped.COLUMNS);
    this.answers = answers;
  }

  /**
   * Returns its lines.
   *
   * @param columns of the terminal
   * @param most how many lines there may be; what stands out is named as far as there is room, and
   *     answers are cut to their first sentences where there is none at all
   */
  public static List<String> lines(ComparisonFile file, int columns, int most) {
    List<String> whole = new ShortComparison(file, columns, Answers.WHOLE).lines(most);
    return whole.size() <= most
        ? whole
        : new ShortComparison(file, columns, Answers.FIRST_SENTENCE).lines(most);
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
    add(question, answers == Answers.WHOLE ? text : text.split("(?<=\\.) ", 2)[0]);
  }

  private void failures() {
    file.contenders().stream()
        .filter(own -> own.message() != null)
        .forEach(own -> add(own.status(), own.id() + ": " + own.message()));
  }

  private void answers() {
    if (file.verdicts() == null) {
      return;
    }
    List<PairEntry> pairs =
        file.verdicts().pairs().stream().filter(pair -> !pair.figures().isEmpty()).toList();
    if (pairs.size() == 1) {
      answers(pairs.get(0));
    } else if (!pairs.isEmpty()) {
      Ranking ranking = new Ranking(pairs);
      Alike.of(pairs).ifPresent(text -> answer("same?", text));
      answer("better?", ranking.better().orElse(VerdictsEntry.ONE_RUN_EACH));
      ranking.faster().ifPresent(text -> answer("faster?", text));
    }
  }

  private void answers(PairEntry pair) {
    if (pair.computation() != null) {
      answer("same?", pair.computation().sentence());
    }
    boolean oneRun = Ranking.isOneRun(pair);
    answer("better?", oneRun ? VerdictsEntry.ONE_RUN_EACH : pair.figures().get(0).sentence());
    if (pair.time() != null) {
      answer("faster?", pair.time().sentence());
    }
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
