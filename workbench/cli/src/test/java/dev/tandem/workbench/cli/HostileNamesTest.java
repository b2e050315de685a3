package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns, classes and cells whose names would do something where they are shown. */
@Tag("once")
class HostileNamesTest {
  private static final String LINK = "[x](javascript:alert(1))";
  private static final String IMAGE = "<img src=x onerror=alert(1)>";
  private static final String ESCAPE = "red\u001B[31m\u009B2J\rover";
  private static final String TURNED = "\u202Eexe.tab ]]> `|` &lt;";

  @TempDir static Path folder;
  private static CommandRun compared;
  private static Path run;

  @BeforeAll
  static void compare() throws IOException {
    StringBuilder rows = new StringBuilder("\"" + LINK + "\",\"" + ESCAPE + "\",y\n");
    for (int row = 0; row < 60; row++) {
      String label = row % 3 == 0 ? IMAGE : row % 3 == 1 ? ESCAPE : TURNED;
      rows.append(row % 3 + row / 60.0).append(row % 2 == 0 ? ",\"" + LINK + "\"" : ",b");
      rows.append(",\"").append(label).append("\"\n");
    }
    Path csv = Files.writeString(folder.resolve("rows.csv"), rows);
    Path experiment =
        Files.writeString(
            folder.resolve("hostile.yaml"),
            "data: {source: '"
                + csv
                + "', label: y}\n"
                + "network: {hidden: [4]}\ntraining: {epochs: 2}\n");
    Path runs = folder.resolve("runs");
    compared = CommandRun.of("compare", experiment, "--engines", "textbook,scratch", "--out", runs);
    assertThat(compared.exitCode()).as(compared.err()).isZero();
    run = new RunStore(runs).find("latest").path();
  }

  @Test
  void nothing_raw_reaches_the_terminal() {
    Path model = run.resolve("contenders/textbook/1/model.safetensors");
    Path csv = folder.resolve("rows.csv");
    for (CommandRun shown :
        List.of(
            compared,
            CommandRun.of("data", "check", csv, "--label", "y"),
            CommandRun.of("compare", csv, "--label", ESCAPE + "?"),
            CommandRun.of("evaluate", model, csv),
            CommandRun.of("predict", model, csv, "--format", "table"),
            CommandRun.of("runs", "list", "--out", folder.resolve("runs")),
            CommandRun.of("runs", "show", run),
            CommandRun.of("describe", folder.resolve("hostile.yaml")),
            CommandRun.of("compare", folder.resolve("gone\u001B[31m.yaml")))) {
      assertThat(shown.out() + shown.err())
          .isNotEmpty()
          .doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]")
          .doesNotContain("\u202E");
    }
  }

  @Test
  void the_report_in_markdown_has_no_link_image_or_html_but_its_own() throws IOException {
    String markdown = Files.readString(run.resolve("report.md"));
    String html = HtmlRenderer.builder().build().render(Parser.builder().build().parse(markdown));

    assertThat(html).contains("&lt;img src=x", "[x](javascript:alert(1))");
    assertThat(html.replaceAll("<(a href|img src)=\"figures/[a-z0-9-]+\\.(png|svg)\"", ""))
        .doesNotContain("<a ", "<img", "<script")
        .doesNotContainPattern("[\\p{Cc}&&[^\\n\\t]]");
  }

  @Test
  void the_page_has_no_element_of_theirs() throws IOException {
    String html = Files.readString(run.resolve("report.html"));

    assertThat(html).contains("&lt;img src").doesNotContain(IMAGE);
    assertThat(html).doesNotContainPattern("href=\"javascript:");
  }

  @Test
  void every_drawing_is_well_formed() throws Exception {
    DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
    xml.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    try (Stream<Path> all = Files.list(run.resolve("figures"))) {
      List<Path> drawings = all.filter(file -> file.toString().endsWith(".svg")).toList();
      assertThat(drawings).isNotEmpty();
      for (Path drawing : drawings) {
        xml.newDocumentBuilder().parse(drawing.toFile());
      }
    }
  }
}
