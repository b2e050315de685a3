package dev.tandem.workbench.explain;

import dev.tandem.workbench.explain.Ink.Piece;
import dev.tandem.workbench.report.page.RunReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An explanation as HTML, without scripts. Classes, for who styles a fragment:
 *
 * <ul>
 *   <li>{@code explanation}: around everything
 *   <li>{@code formula}: a formula, a paragraph; in it {@code side}, from one equals sign to the
 *       next, and {@code side result}, the last of them
 *   <li>{@code abbr}: a symbol, its meaning as title; the first of each can be reached by keyboard
 *   <li>{@code number}: a number with its symbol and meaning as title
 *   <li>{@code other}: says that an engine has another number than the formula
 *   <li>{@code numbers}: around a table of the engines' numbers
 * </ul>
 */
public final class ExplanationHtml {
  private final StringBuilder html = new StringBuilder();
  private final Set<String> reachable = new HashSet<>(); // symbols that have had their tab stop

  private ExplanationHtml() {}

  /** A part of a page, whose headings begin at the third level. */
  public static String fragment(Explanation explanation) {
    return write(explanation, 3);
  }

  /** A page that needs no other file. */
  public static String page(Explanation explanation) {
    return RunReport.page(
        resource("explanation.html.mustache"),
        Map.of(
            "title", explanation.title(),
            "ownStyle", style(),
            "fragment", write(explanation, 2)));
  }

  /** The style of a fragment. */
  public static String style() {
    return resource("explanation.css");
  }

  private static String write(Explanation explanation, int level) {
    ExplanationHtml writer = new ExplanationHtml();
    writer.html.append("<div class=\"explanation\">\n");
    explanation.introduction().forEach(writer::paragraph);
    explanation.sections().forEach(section -> writer.section(level, section));
    return writer.html.append("</div>\n").toString();
  }

  private void section(int level, Section section) {
    html.append("<section>\n<h").append(level).append('>').append(escaped(section.title()));
    html.append("</h").append(level).append(">\n");
    for (Block block : section.blocks()) {
      if (block instanceof Formula formula) {
        formula(formula);
      } else if (block instanceof Paragraph paragraph) {
        paragraph(paragraph.text());
      } else {
        table((SideBySide) block);
      }
    }
    section.sections().forEach(inner -> section(level + 1, inner));
    html.append("</section>\n");
  }

  private void paragraph(String words) {
    html.append("<p>").append(escaped(words)).append("</p>\n");
  }

  private void formula(Formula formula) {
    html.append("<p class=\"formula\"><code>");
    List<List<Piece>> sides = formula.sides(NumberText.FORMULAS);
    for (int i = 0; i < sides.size(); i++) {
      boolean last = i == sides.size() - 1;
      html.append(last ? "<span class=\"side result\">" : "<span class=\"side\">");
      html.append(i == 0 ? "" : "= ");
      sides.get(i).forEach(this::piece);
      html.append("</span>").append(last ? "" : " ");
    }
    html.append("</code>");
    formula
        .engineHasOther(NumberText.FORMULAS)
        .ifPresent(
            other ->
                html.append("<span class=\"other\">").append(escaped(other)).append("</span>"));
    html.append("</p>\n");
  }

  private void piece(Piece piece) {
    if (piece.meaning().isEmpty()) {
      html.append(escaped(piece.text()));
    } else if (piece.isSymbol()) {
      symbol(piece.text(), piece.meaning());
    } else {
      html.append("<span class=\"number\" title=\"").append(escaped(piece.meaning()));
      html.append("\">").append(escaped(piece.text())).append("</span>");
    }
  }

  private void symbol(String symbol, String meaning) {
    html.append("<abbr title=\"").append(escaped(meaning));
    html.append(reachable.add(symbol + meaning) ? "\" tabindex=\"0\">" : "\">");
    html.append(escaped(symbol)).append("</abbr>");
  }

  private void table(SideBySide table) {
    html.append("<div class=\"numbers\" tabindex=\"0\" role=\"region\" aria-label=\"");
    html.append(escaped(table.caption())).append("\">\n<table>\n<caption>");
    html.append(escaped(table.caption())).append("</caption>\n<thead><tr><td></td>");
    table
        .engines()
        .forEach(
            engine -> html.append("<th scope=\"col\">").append(escaped(engine)).append("</th>"));
    html.append("<th scope=\"col\">difference</th></tr></thead>\n<tbody>\n");
    for (SideBySide.Row row : table.rows()) {
      html.append("<tr><th scope=\"row\">");
      symbol(row.symbol(), row.meaning());
      html.append("</th>");
      row.values().forEach(value -> cell(NumberText.TABLES.of(value)));
      cell(NumberText.DIFFERENCES.of(row.difference()));
      html.append("</tr>\n");
    }
    html.append("</tbody>\n</table>\n</div>\n");
  }

  private void cell(String text) {
    html.append("<td>").append(text).append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = ExplanationHtml.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
