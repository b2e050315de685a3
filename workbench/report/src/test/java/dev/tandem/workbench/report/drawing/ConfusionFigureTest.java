package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.workbench.report.drawing.ConfusionFigure.Panel;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionFigureTest {
  private static final ConfusionMatrix TWO =
      new ConfusionMatrix(new int[][] {{17202, 467}, {4049, 388}});

  @TempDir Path folder;

  @Test
  void two_classes_of_two_contenders_stand_side_by_side() {
    Pixels one = draw(List.of("show", "no-show"), new Panel("scratch", TWO));
    Pixels two = draw(List.of("show", "no-show"), new Panel("scratch", TWO), new Panel("b", TWO));
    assertThat(two.width()).isEqualTo(1600);
    assertThat(two.height()).isEqualTo(one.height());
    assertThat(two.touchingTheEdge()).isZero();
    assertThat(two.shareOfPaper()).isBetween(0.5, 0.95);
  }

  @Test
  void a_cell_is_coloured_by_the_root_of_its_share_of_the_row() {
    // shares of 1/4 and 3/4, whatever the counts
    ConfusionMatrix matrix = new ConfusionMatrix(new int[][] {{1, 3}, {3000, 1000}});
    Pixels pixels = draw(List.of("a", "b"), new Panel("scratch", matrix));
    int cell = 216 * 216 * 3 / 4; // the rest are numbers
    assertThat(pixels.count(Palette.shade(0.5))).isGreaterThan(2 * cell);
    assertThat(pixels.count(Palette.shade(Math.sqrt(0.75)))).isGreaterThan(2 * cell);
  }

  @Test
  void ten_classes_with_long_names_stay_on_the_paper() {
    List<String> names = IntStream.range(0, 10).mapToObj(i -> "ankle boot".repeat(i + 1)).toList();
    ConfusionMatrix ten = diagonal(10);
    Pixels pixels = draw(names, new Panel("a", ten), new Panel("b", ten), new Panel("c", ten));
    assertThat(pixels.touchingTheEdge()).isZero();
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(3 * 10 * 80 * 80 / 2);
  }

  @Test
  void a_hundred_classes_are_drawn_as_colours_alone() {
    List<String> names = IntStream.range(0, 100).mapToObj(i -> "" + i).toList();
    Pixels pixels = draw(names, new Panel("scratch", diagonal(100)));
    assertThat(pixels.count(Palette.BLUE)).isGreaterThan(100 * 8);
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void a_class_without_rows_stays_paper() {
    Pixels pixels =
        draw(List.of("a", "b"), new Panel("scratch", new ConfusionMatrix(new int[2][2])));
    assertThat(pixels.count(Palette.BLUE)).isZero();
  }

  @Test
  void a_matrix_of_other_classes_is_refused_by_name() {
    assertThatThrownBy(() -> draw(List.of("a", "b", "c"), new Panel("scratch", TWO)))
        .hasMessage("confusion matrix of scratch: expected 3 classes, got 2");
  }

  private Pixels draw(List<String> names, Panel... panels) {
    Path png = folder.resolve("confusion.png");
    ConfusionFigure.write(png, "Confusion on the test rows", names, List.of(panels));
    return Pixels.of(png);
  }

  private static ConfusionMatrix diagonal(int classes) {
    int[][] counts = new int[classes][classes];
    for (int c = 0; c < classes; c++) {
      counts[c][c] = 100;
    }
    return new ConfusionMatrix(counts);
  }
}
