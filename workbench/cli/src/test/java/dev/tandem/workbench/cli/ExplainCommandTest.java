package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class ExplainCommandTest {
  private static final int DIGITS = 6;
  private static final Pattern FENCED = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PLACE = Pattern.compile("\n(\\S+), [^\n]*:\n\n$");

  @TempDir Path folder;

  @Test
  void xor_has_the_numbers_that_were_worked_out_by_hand() throws IOException {
    CommandRun run = CommandRun.of("explain", "xor", "--step", 1, "--row", 2);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    requireNumbersOf("xor.md", run.out());
    assertThat(run.out())
        .startsWith("# Step 1 of xor, training row 2\n\nThe row: x1 = 1, x2 = 0; class 1.\n")
        .contains("| | textbook | scratch | difference |");
  }

  @Test
  void a_row_of_moons_has_the_numbers_that_were_worked_out_by_hand() throws IOException {
    CommandRun run = CommandRun.of("explain", "moons", "--hidden", 2, "--row", 2);

    assertThat(run.exitCode()).isZero();
    requireNumbersOf("moons.md", run.out());
  }

  private static void requireNumbersOf(String page, String explained) throws IOException {
    Path byHand = Path.of(System.getProperty("tandem.home"), "reference/explain", page);
    Map<String, Double> expected = results(Files.readString(byHand));
    Map<String, Double> printed = results(explained);

    assertThat(printed.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
    printed.forEach(
        (symbol, number) ->
            assertThat(number).as(symbol).isCloseTo(expected.get(symbol), rounding(number)));
  }

  /** Half a unit of the last digit that is printed, and the page's own rounding. */
  private static Offset<Double> rounding(double number) {
    double unit =
        number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) + 1 - DIGITS);
    return Offset.offset(0.5 * unit + 1e-10);
  }

  /** The last number of each formula by its symbol, an optimizer's with its parameter. */
  private static Map<String, Double> results(String markdown) {
    Map<String, Double> results = new LinkedHashMap<>();
    Matcher fenced = FENCED.matcher(markdown);
    while (fenced.find()) {
      Matcher place = PLACE.matcher(markdown.substring(0, fenced.start()));
      boolean placed = place.find();
      for (String line : fenced.group(1).replaceAll("\n +=", " =").split("\n")) {
        String symbol = line.substring(0, line.indexOf(" = "));
        boolean own = placed && !symbol.contains("[");
        results.put(
            own ? symbol + "(" + place.group(1) + ")" : symbol,
            Double.parseDouble(line.substring(line.lastIndexOf(" = ") + 3)));
      }
    }
    return results;
  }

  @Test
  void a_later_step_begins_where_the_one_before_it_has_ended() {
    String first =
        CommandRun.of("explain", "xor", "--step", 2, "--batch", "--engines", "textbook").out();
    String second =
        CommandRun.of("explain", "xor", "--step", 3, "--batch", "--engines", "textbook").out();

    String after = formula(first, "w0[3,0]'").replaceAll(".* = ", "");
    String before = formula(second, "w0[3,0]'").split(" = ")[2].split(" ")[0];
    assertThat(before).isEqualTo(after.startsWith("-") ? "(" + after + ")" : after);
    assertThat(first).contains("The batch: 4 rows, this one among them.", "sum over rows of");
  }

  private static String formula(String markdown, String symbol) {
    return markdown
        .replaceAll("\n +=", " =")
        .lines()
        .filter(line -> line.startsWith(symbol + " = "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_cannot_be_shown_is_said_in_a_line() {
    requireComplaint(
        "--row: expected a training row from 0 to 3, got 4", "explain", "xor", "--row", 4);
    requireComplaint(
        "--step: expected a step from 1 to 1000 (epochs: 1000, batches in each: 1), got 1001",
        "explain",
        "xor",
        "--step",
        1001);
    requireComplaint(
        "--unit: expected LAYER:UNIT, both from 0, such as 2:5, got '3'",
        "explain",
        "xor",
        "--unit",
        3);
    requireComplaint(
        "--unit: expected a unit from 0 to 3 of layer 0, got 9", "explain", "xor", "--unit", "0:9");
    assertThat(CommandRun.of("explain", "moons", "--batch", "--row", 0, "--step", 2).err())
        .matches(
            "tandem: --row: expected a row of the batch of step 2 \\(.*, \\.\\.\\.\\), got 0\n");
  }

  private static void requireComplaint(String complaint, Object... arguments) {
    CommandRun run = CommandRun.of(arguments);

    assertThat(run.err()).isEqualTo("tandem: " + complaint + "\n");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(Tandem.BAD_INPUT);
  }

  @Test
  void a_page_is_accessible_and_as_narrow_as_a_telephone() {
    Path page = folder.resolve("step.html");
    CommandRun run = CommandRun.of("explain", "moons", "--step", 40, "--html", "-o", page);

    assertThat(run.out()).isEqualTo("written: " + page + "\n");
    assumeTrue(Browser.program().isPresent(), "neither Chromium nor Chrome is on the PATH");
    try (Browser browser = Browser.open()) {
      for (String theme : List.of("light", "dark")) {
        browser.prefer(theme);
        browser.show(page, 400, 800);
        assertThat(browser.accessibilityViolations()).as(theme).isEmpty();
      }
      assertThat(browser.console()).isEmpty();
      assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(400);
      assertThat((String) browser.run("return document.querySelector('abbr[tabindex]').title"))
          .matches("weighted sum of unit \\d+ in layer 0");
    }
  }
}
