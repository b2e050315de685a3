package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.report.chart.PanelChart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PanelPictureTest {
  @TempDir Path folder;

  @Test
  void panels_stand_side_by_side_above_one_legend() {
    Path file = folder.resolve("panels.png");
    Drawing.writeAs(file, chart());
    Pixels pixels = Pixels.of(file);

    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(2000);
    assertThat(pixels.count(Palette.VERMILION)).isGreaterThan(2000);
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void a_small_picture_has_few_colours_and_few_bytes() throws IOException {
    Path file = folder.resolve("small.png");
    Drawing.writeSmall(file, chart());
    Pixels pixels = Pixels.of(file);

    assertThat(pixels.width()).isEqualTo(800);
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(300);
    assertThat(Files.size(file)).isLessThan(20_000);
  }

  private static PanelChart chart() {
    return new PanelChart("panels", "Losses", "", List.of(panel("xor"), panel("moons")));
  }

  private static LineChart panel(String title) {
    return new LineChart(
        title,
        title,
        "",
        Axis.of("epoch"),
        Axis.of("loss"),
        List.of(line("right", 0, 0.9, 0.5, 0.2), line("wrong", 1, 0.9, 0.8, 0.85)));
  }

  private static Line line(String who, int contender, double... y) {
    return new Line(who, "", Look.of(contender, Stroke.STRONG), new double[] {1, 2, 3}, y);
  }
}
