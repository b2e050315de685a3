package dev.tandem.workbench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look.Stroke;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final double NAN = Double.NaN;

  @Test
  void contenders_differ_in_dashes_and_marker_as_well_as_in_colour() {
    List<Look> looks =
        IntStream.range(0, 6).mapToObj(contender -> Look.of(contender, Stroke.STRONG)).toList();
    assertThat(looks).extracting(Look::colour).doesNotHaveDuplicates();
    assertThat(looks).extracting(Look::dashes).doesNotHaveDuplicates();
    assertThat(looks).extracting(Look::marker).doesNotHaveDuplicates();
  }

  @Test
  void rows_of_one_contender_differ_in_weight_and_filling() {
    Look test = Look.of(0, Stroke.STRONG);
    Look training = Look.of(0, Stroke.THIN);
    assertThat(test.width()).isGreaterThan(2 * training.width());
    assertThat(test.filled()).isTrue();
    assertThat(training.filled()).isFalse();
  }

  @Test
  void markers_stand_on_all_values_of_a_short_line_and_in_different_places_of_long_ones() {
    assertThat(line(0, 0.1, 0.2, 0.3).marked()).containsExactly(0, 1, 2);
    double[] many = new double[400];
    int[] first = line(0, many).marked();
    int[] second = line(1, many).marked();
    assertThat(first).hasSize(8);
    assertThat(second).hasSize(8).doesNotContain(first);
  }

  @Test
  void a_value_without_neighbours_always_has_a_marker() {
    double[] lone = new double[400];
    Arrays.fill(lone, NAN);
    lone[123] = 1;
    assertThat(line(0, lone).marked()).containsExactly(123);
  }

  @Test
  void only_finite_values_inside_the_axes_count_as_marks() {
    assertThat(chart(Axis.share("share"), line(0, 0.5, 1.5, NAN)).marks()).isEqualTo(1);
    assertThat(chart(Axis.of("loss"), line(0, NAN, Double.POSITIVE_INFINITY)).marks()).isZero();
    assertThat(
            chart(Axis.of("loss"), Line.reference(new double[] {0, 1}, new double[] {0, 1}))
                .marks())
        .isZero();
  }

  @Test
  void shares_are_shown_up_to_1_and_losses_from_0() {
    // 0.9 to 1: 5 % of 0.1 below, nothing above
    assertThat(range(0.9, 1)).containsExactly(new double[] {0.895, 1}, within(1e-12));
    assertThat(range(2.5, 0.5)).containsExactly(new double[] {0, 2.6}, within(1e-12));
    assertThat(range(-1, 1, NAN)).containsExactly(new double[] {-1.1, 1}, within(1e-12));
    assertThat(range(0.5, 0.5)).containsExactly(new double[] {0.475, 0.525}, within(1e-12));
    assertThat(range(0, 0)).containsExactly(0, 1e-3);
    assertThat(range(NAN)).containsExactly(0, 1);
  }

  private static double[] range(double... values) {
    return chart(Axis.of("loss"), line(0, values)).yRange();
  }

  private static LineChart chart(Axis y, Line... lines) {
    return new LineChart("chart", "A chart", "", Axis.of("epoch"), y, List.of(lines));
  }

  private static Line line(int contender, double... values) {
    double[] epochs = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
    return new Line(
        "contender " + contender, "", Look.of(contender, Stroke.STRONG), epochs, values);
  }
}
