package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinePictureTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  @Test
  void two_contenders_are_drawn_in_their_colours_on_1600_by_1000_pixels() {
    Pixels pixels =
        draw(
            line(0, Stroke.THIN, new double[] {0.9, 0.5, 0.3}),
            line(0, Stroke.STRONG, new double[] {0.8, 0.6, 0.5}),
            line(1, Stroke.THIN, new double[] {0.95, 0.55, 0.35}),
            line(1, Stroke.STRONG, new double[] {0.85, 0.65, 0.55}));
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.height()).isEqualTo(1000);
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(3000);
    assertThat(pixels.count(Palette.VERMILION)).isGreaterThan(3000);
    assertThat(pixels.shareOfPaper()).isBetween(0.8, 0.97);
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void contenders_in_the_same_place_differ_in_more_than_colour() {
    double[] falling = IntStream.range(0, 200).mapToDouble(k -> 1 - k / 300.0).toArray();
    List<BitSet> inks =
        IntStream.range(0, 6).mapToObj(i -> draw(line(i, Stroke.STRONG, falling)).ink()).toList();
    assertThat(inks).doesNotHaveDuplicates();
  }

  @Test
  void one_epoch_is_drawn_as_a_marker() {
    int withoutValue = draw(line(0, Stroke.STRONG, new double[] {NAN})).count(Palette.BLUE);
    int withValue = draw(line(0, Stroke.STRONG, new double[] {0.5})).count(Palette.BLUE);
    assertThat(withValue - withoutValue).isGreaterThan(100);
  }

  @Test
  void a_lone_value_in_a_long_run_is_drawn_as_a_marker() {
    double[] values = new double[200];
    Arrays.fill(values, NAN);
    int without = draw(line(0, Stroke.STRONG, values)).count(Palette.BLUE);
    values[0] = 2.3;
    int with = draw(line(0, Stroke.STRONG, values)).count(Palette.BLUE);
    assertThat(with - without).isGreaterThan(100);
  }

  @Test
  void dashes_stay_dashes_over_thousands_of_epochs() {
    double[] falling = IntStream.range(0, 5000).mapToDouble(i -> 1 - i / 6000.0).toArray();
    int solid = draw(line(0, Stroke.STRONG, falling)).count(Palette.BLUE);
    int dashed = draw(line(1, Stroke.STRONG, falling)).count(Palette.VERMILION);
    assertThat((double) dashed / solid)
        .isBetween(0.4, 0.9); // 10 of 16 points are ink, and the markers
  }

  @Test
  void a_chart_without_finite_values_is_an_empty_plot() {
    draw(line(0, Stroke.STRONG, new double[] {NAN, Double.POSITIVE_INFINITY}));
    draw(line(0, Stroke.STRONG, new double[0]));
    assertThat(draw().width()).isEqualTo(1600);
  }

  @Test
  void long_names_and_many_contenders_stay_on_the_paper() {
    Line[] many =
        IntStream.range(0, 9)
            .mapToObj(i -> line("scratch-" + "momentum-".repeat(12) + i, i, Stroke.STRONG, ramp(i)))
            .toArray(Line[]::new);
    assertThat(draw(many).touchingTheEdge()).isZero();
  }

  @Test
  void points_in_between_lie_on_the_line_and_gaps_stay_gaps() {
    assertThat(LinePlot.divided(new double[] {1, 3, NAN, 2}, 2))
        .containsExactly(1, 2, 3, NAN, NAN, NAN, 2);
  }

  @Test
  void nothing_is_left_beside_the_picture() throws IOException {
    draw(line(0, Stroke.STRONG, new double[] {0.5}));
    try (var files = Files.list(folder)) {
      assertThat(files)
          .containsExactlyInAnyOrder(folder.resolve("chart.png"), folder.resolve("chart.svg"));
    }
  }

  @Test
  void a_picture_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path png = file.resolve("loss.png");
    assertThatThrownBy(() -> LinePicture.write(png, chart()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(png + ": the chart cannot be written");
  }

  @Test
  void a_band_lies_behind_its_line() {
    double[] x = {1, 2, 3};
    double[] y = {0.5, 0.4, 0.3};
    double[] low = {0.4, 0.3, 0.2};
    double[] high = {0.6, 0.5, 0.4};
    Pixels alone = draw(new Line("scratch", "", Look.of(0, Stroke.STRONG), x, y));
    Pixels pixels = draw(new Line("scratch", "", Look.of(0, Stroke.STRONG), x, y, low, high));
    assertThat(pixels.shareOfPaper()).isLessThan(alone.shareOfPaper() - 0.1);
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(1000);
  }

  @Test
  void the_svg_file_beside_it_has_title_names_and_note_as_text() throws IOException {
    draw(line(0, Stroke.STRONG, 0.5, 0.4));
    assertThat(folder.resolve("chart.svg"))
        .content()
        .contains("<svg", "Loss per epoch", "a line", "a note to read");
  }

  private Pixels draw(Line... lines) {
    Path png = folder.resolve("chart.png");
    LinePicture.write(png, chart(lines));
    return Pixels.of(png);
  }

  private static LineChart chart(Line... lines) {
    return new LineChart(
        "chart",
        "Loss per epoch",
        "a note to read",
        Axis.of("epoch"),
        Axis.of("cross-entropy (nats)"),
        List.of(lines));
  }

  private static Line line(int contender, Stroke stroke, double... values) {
    return line("a line", contender, stroke, values);
  }

  private static Line line(String label, int contender, Stroke stroke, double... values) {
    double[] epochs = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
    return new Line(label, "", Look.of(contender, stroke), epochs, values);
  }

  private static double[] ramp(int from) {
    return new double[] {from, from + 1, from + 2};
  }
}
