package dev.tandem.workbench.explain;

import dev.tandem.workbench.explain.Ink.Piece;
import dev.tandem.workbench.report.page.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation as Markdown. */
public final class ExplanationMarkdown {
  private static final int LINE = 100;

  private final StringBuilder text = new StringBuilder();
  private boolean inFormulas;

  private ExplanationMarkdown() {}

  /** The whole page. */
  public static String of(Explanation explanation) {
    ExplanationMarkdown markdown = new ExplanationMarkdown();
    markdown.heading(1, explanation.title());
    explanation.introduction().forEach(markdown::paragraph);
    explanation.sections().forEach(section -> markdown.section(2, section));
    return markdown.text.toString();
  }

  private void section(int level, Section section) {
    heading(level, section.title());
    for (Block block : section.blocks()) {
      if (block instanceof Formula formula) {
        formula(formula);
      } else {
        endFormulas();
        if (block instanceof Paragraph paragraph) {
          paragraph(paragraph.text());
        } else {
          table((SideBySide) block);
        }
      }
    }
    endFormulas();
    section.sections().forEach(inner -> section(level + 1, inner));
  }

  private void heading(int level, String title) {
    text.append(text.length() == 0 ? "" : "\n").append("#".repeat(level)).append(' ');
    text.append(MarkdownText.readable(title)).append('\n');
  }

  private void paragraph(String words) {
    text.append('\n').append(MarkdownText.readable(words)).append('\n');
  }

  /** On one line if it is short enough, otherwise a line for each equals sign. */
  private void formula(Formula formula) {
    if (!inFormulas) {
      text.append("\n```text\n");
      inFormulas = true;
    }
    List<List<Piece>> sides = formula.sides(NumberText.FORMULAS);
    String line = sides.stream().map(Formula::text).collect(Collectors.joining(" = "));
    if (line.length() > LINE) {
      String indent = "\n" + " ".repeat(Formula.text(sides.get(0)).length()) + " = ";
      line =
          sides.stream()
              .skip(1)
              .map(Formula::text)
              .collect(Collectors.joining(indent, Formula.text(sides.get(0)) + " = ", ""));
    }
    text.append(line);
    formula.engineHasOther(NumberText.FORMULAS).ifPresent(other -> text.append("; ").append(other));
    text.append('\n');
  }

  private void endFormulas() {
    if (inFormulas) {
      text.append("```\n");
      inFormulas = false;
    }
  }

  private void table(SideBySide table) {
    text.append('\n').append(table.caption()).append(":\n\n| |");
    table.engines().forEach(engine -> text.append(' ').append(engine).append(" |"));
    text.append(" difference |\n| --- |").append(" ---: |".repeat(table.engines().size() + 1));
    text.append('\n');
    for (SideBySide.Row row : table.rows()) {
      text.append("| `").append(row.symbol()).append("` |");
      row.values()
          .forEach(value -> text.append(' ').append(NumberText.TABLES.of(value)).append(" |"));
      text.append(' ').append(NumberText.DIFFERENCES.of(row.difference())).append(" |\n");
    }
  }
}
