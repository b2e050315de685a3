package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The report page of each example in a real browser. */
@Tag("once")
class ReportPageTest {
  private static Browser browser;

  static List<String> examples() {
    return ExampleRuns.names();
  }

  @BeforeAll
  static void open() {
    browser = Browser.program().isPresent() ? Browser.open() : null;
  }

  /** Of each test, so that those that are skipped are counted. */
  @BeforeEach
  void find() {
    assumeTrue(browser != null, "neither Chromium nor Chrome is on the PATH");
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_page_draws_every_chart_without_a_message_or_a_request(String example) {
    browser.show(page(example), 1280, 800);

    assertThat(browser.console()).isEmpty();
    assertThat(browser.requests())
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"))
        .filteredOn(url -> url.startsWith("file:"))
        .hasSize(1);
    assertThat(number("return document.querySelectorAll('.chart').length")).isPositive();
    assertThat(blankCharts()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void result_tiles_and_loss_are_on_the_first_screen(String example) {
    browser.show(page(example), 1280, 800);

    assertThat(bottom(".result")).isLessThan(bottom(".cards"));
    assertThat(bottom(".cards")).isLessThan(bottom("#chart-loss .chart"));
    assertThat(bottom("#chart-loss .chart")).isLessThanOrEqualTo(800);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void on_400_pixels_nothing_is_wider_than_the_window(String example) {
    browser.show(page(example), 400, 800);

    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"digits", "friedman", "imbalance", "moons", "xor"})
  void a_page_is_accessible_in_dark_and_light(String example) {
    for (String theme : List.of("light", "dark")) {
      browser.prefer(theme);
      browser.show(page(example), 1280, 800);
      browser.run("document.querySelectorAll('details').forEach((own) => { own.open = true; })");

      assertThat(browser.accessibilityViolations()).as(theme).isEmpty();
    }
  }

  private static Path page(String example) {
    return ExampleRuns.of(example).folder().resolve("report.html").toAbsolutePath();
  }

  /** Names of charts that look the same with their values hidden, and of figures without any. */
  private static List<?> blankCharts() {
    return (List<?>)
        browser.run(
            """
            const pixels = (chart) =>
              chart.ctx.getImageData(0, 0, chart.canvas.width, chart.canvas.height).data;
            const isBlank = (canvas) => {
              const chart = Chart.getChart(canvas);
              const drawn = pixels(chart);
              for (const [name, { min, max }] of Object.entries(chart.scales)) {
                if (name !== 'y' || chart.config.type !== 'bar') Object.assign(chart.options.scales[name], { min, max });
              }
              chart.data.datasets.forEach((set, i) => chart.setDatasetVisibility(i, false));
              chart.update();
              return pixels(chart).filter((value, i) => value !== drawn[i]).length < 50;
            };
            const figures = [...document.querySelectorAll('figure')];
            return [
              ...figures.filter((own) => !own.querySelector('canvas, table, img, svg image')),
              ...figures.filter((own) => [...own.querySelectorAll('.chart canvas')].some(isBlank)),
            ].map((own) => own.id);
            """);
  }

  private static double bottom(String selector) {
    return number(
        "return document.querySelector('" + selector + "').getBoundingClientRect().bottom");
  }

  private static double number(String script) {
    return ((Number) browser.run(script)).doubleValue();
  }
}
