package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.ProbabilityChart.Answer;
import dev.tandem.workbench.report.chart.ProbabilityChart.Bar;
import dev.tandem.workbench.report.chart.ProbabilityChart.Role;
import dev.tandem.workbench.report.chart.ProbabilityChart.Row;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbabilityPictureTest {
  private static final ImageShape SHAPE = new ImageShape(2, 2);

  @TempDir Path folder;

  @Test
  void a_right_answer_is_blue_and_a_wrong_one_red_and_both_say_so_in_words() {
    Pixels right = draw(row(answer("scratch", 7, 7)));
    assertThat(right.count(Palette.BLUE)).isGreaterThan(500);
    assertThat(right.count(Palette.WRONG)).isZero();
    Pixels wrong = draw(row(answer("scratch", 7, 1)));
    assertThat(wrong.count(Palette.WRONG)).isGreaterThan(500);
    assertThat(folder.resolve("bars.svg")).content().contains("scratch: 1, wrong", "actual 7");
  }

  @Test
  void six_rows_of_six_contenders_with_long_names_stay_on_the_paper() {
    Row row =
        row(
            IntStream.range(0, 6)
                .mapToObj(i -> answer("scratch-momentum-".repeat(4) + i, 7, i))
                .toArray(Answer[]::new));
    Pixels pixels = draw(Collections.nCopies(6, row).toArray(Row[]::new));
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  private Pixels draw(Row... rows) {
    Path png = folder.resolve("bars.png");
    ProbabilityPicture.write(
        png, new ProbabilityChart("bars", "Bars", "a note", Optional.of(SHAPE), List.of(rows)));
    return Pixels.of(png);
  }

  private static Row row(Answer... answers) {
    return new Row("test row 3", new float[4], "7", List.of(answers));
  }

  private static Answer answer(String id, int actual, int predicted) {
    List<Bar> bars =
        IntStream.range(0, 10)
            .mapToObj(
                c -> new Bar(c + "", c == predicted ? 0.9 : 0.01, Role.of(c, actual, predicted)))
            .toList();
    return new Answer(id, predicted + "", predicted == actual, bars);
  }
}
