package dev.tandem.workbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look.Stroke;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoincidenceTest {
  private static final double NAN = Double.NaN;

  // the axis reaches from 0 to 1: a pixel is 0.0025
  private static final Line SCRATCH = line("scratch", 0, "test", Stroke.STRONG, 0.1, 0.5, 0.9);

  @Test
  void lines_within_a_pixel_of_each_other_are_one_that_bears_all_names_in_nobodys_colour() {
    Line near = line("pytorch", 1, "test", Stroke.STRONG, 0.1, 0.502, 0.9);
    LineChart joined = joined(SCRATCH, near);

    assertThat(joined.lines()).extracting(Line::label).containsExactly("scratch = pytorch, test");
    assertThat(joined.lines().get(0).look().colour()).isEqualTo(Look.INK);
    assertThat(joined.lines().get(0).y()).isEqualTo(SCRATCH.y());
    assertThat(joined.note()).isEqualTo("A note. Lines drawn as one differ by at most 0.002.");
  }

  @Test
  void lines_that_differ_by_more_at_a_single_value_stay_apart_and_nothing_is_said() {
    Line far = line("pytorch", 1, "test", Stroke.STRONG, 0.1, 0.503, 0.9);
    LineChart joined = joined(SCRATCH, far);
    assertThat(joined.lines()).containsExactly(SCRATCH, far);
    assertThat(joined.note()).isEqualTo("A note.");
  }

  @Test
  void equal_lines_are_said_to_be_equal_and_a_bound_is_rounded_up() {
    assertThat(joined(SCRATCH, line("pytorch", 1, "test", Stroke.STRONG, SCRATCH.y())).note())
        .endsWith("Lines drawn as one are equal.");
    Line tiny = line("pytorch", 1, "test", Stroke.STRONG, 0.1, 0.5, 0.9 + 2.4e-7);
    assertThat(joined(SCRATCH, tiny).note()).endsWith("differ by at most 3e-7.");
  }

  @Test
  void only_lines_of_the_same_rows_are_joined_and_never_two_of_one_contender() {
    Line training = line("pytorch", 1, "training", Stroke.THIN, SCRATCH.y());
    Line own = line("scratch", 0, "training", Stroke.THIN, SCRATCH.y());
    assertThat(joined(SCRATCH, own).lines()).hasSize(2);
    assertThat(joined(SCRATCH, training).lines()).hasSize(2);
    assertThat(joined(SCRATCH, own, training).lines())
        .extracting(Line::label)
        .containsExactly("scratch, test", "scratch = pytorch, training");
  }

  @Test
  void some_of_several_contenders_are_joined_and_the_others_keep_their_colours() {
    Line second = line("pytorch", 1, "test", Stroke.STRONG, SCRATCH.y());
    Line third = line("textbook", 2, "test", Stroke.STRONG, 0.1, 0.4, 0.8);
    List<Line> lines = joined(SCRATCH, second, third).lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).look().colour()).isEqualTo(2);
  }

  @Test
  void a_gap_coincides_with_a_gap_only() {
    Line gap = line("scratch", 0, "", Stroke.STRONG, 0.1, NAN, 0.9);
    assertThat(joined(gap, line("pytorch", 1, "", Stroke.STRONG, 0.1, NAN, 0.9)).lines())
        .hasSize(1);
    assertThat(joined(gap, line("pytorch", 1, "", Stroke.STRONG, 0.1, 0.5, 0.9)).lines())
        .hasSize(2);
  }

  @Test
  void bands_must_coincide_too() {
    double[] x = {1, 2};
    double[] y = {0.5, 0.5};
    Look look = Look.of(0, Stroke.STRONG);
    Look other = Look.of(1, Stroke.STRONG);
    Line wide = new Line("scratch", "", look, x, y, new double[] {0, 0}, new double[] {1, 1});
    Line narrow = new Line("pytorch", "", other, x, y, y, y);
    assertThat(joined(wide, narrow).lines()).hasSize(2);
  }

  @Test
  void a_joined_layer_keeps_its_colour_which_is_no_contenders() {
    Line a = new Line("scratch", "layer 2", Look.ofPart(0, 1), SCRATCH.x(), SCRATCH.y());
    Line b = new Line("pytorch", "layer 2", Look.ofPart(1, 1), SCRATCH.x(), SCRATCH.y());
    assertThat(joined(a, b).lines()).extracting(line -> line.look().colour()).containsExactly(1);
  }

  private static LineChart joined(Line... lines) {
    return Coincidence.joined(chart(lines));
  }

  private static LineChart chart(Line... lines) {
    return new LineChart(
        "chart", "A chart", "A note.", Axis.of("epoch"), Axis.share("share"), List.of(lines));
  }

  private static Line line(
      String who, int contender, String what, Stroke stroke, double... values) {
    return new Line(who, what, Look.of(contender, stroke), new double[] {1, 2, 3}, values);
  }
}
