package dev.tandem.workbench.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SampleChart.Prediction;
import dev.tandem.workbench.report.chart.SampleChart.Sample;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePictureTest {
  private static final int IMAGE = 336 * 336; // pixels that one image takes on the paper

  @TempDir Path folder;

  @Test
  void nine_images_are_drawn_in_their_grey() {
    Pixels pixels = draw(Collections.nCopies(9, sample(80, "7", "7", "7")));
    assertThat(pixels.width()).isEqualTo(1600);
    assertThat(pixels.count(new Color(80, 80, 80))).isBetween(9 * IMAGE * 9 / 10, 9 * IMAGE);
    assertThat(pixels.count(Palette.WRONG)).isZero();
    assertThat(pixels.touchingTheEdge()).isZero();
  }

  @Test
  void a_wrong_prediction_is_red_and_its_image_framed() {
    Pixels pixels = draw(List.of(sample(80, "7", "7", "1"), sample(80, "7", "7", "7")));
    assertThat(pixels.count(Palette.WRONG)).isGreaterThan(4 * 336 * 4);
  }

  @Test
  void pixels_beyond_black_and_white_are_cut_and_no_number_is_black() {
    float[] pixels = new float[784];
    Arrays.fill(pixels, 0, 392, 300);
    Arrays.fill(pixels, 392, 588, -20);
    Arrays.fill(pixels, 588, 784, Float.NaN);
    Pixels drawn = draw(List.of(new Sample(pixels, "7", List.of(new Prediction("scratch", "7")))));
    assertThat(drawn.count(Color.BLACK)).isBetween(IMAGE * 4 / 10, IMAGE / 2);
  }

  @Test
  void images_without_predictions_are_smaller_six_to_a_row() {
    float[] grey = new float[784];
    Arrays.fill(grey, 80);
    Pixels pixels = draw(Collections.nCopies(6, new Sample(grey, "7", List.of())));
    int image = IMAGE / 4; // half as wide
    assertThat(pixels.count(new Color(80, 80, 80))).isBetween(6 * image * 9 / 10, 6 * image);
    assertThat(pixels.height()).isLessThan(400);
  }

  @Test
  void many_contenders_with_long_names_stay_on_the_paper() {
    Sample sample =
        new Sample(
            new float[784],
            "Ankle boot".repeat(9),
            Collections.nCopies(5, new Prediction("scratch-momentum-0.9".repeat(5), "Sneaker")));
    assertThat(draw(Collections.nCopies(9, sample)).touchingTheEdge()).isZero();
  }

  @Test
  void an_image_of_another_size_is_refused() {
    Sample small = new Sample(new float[4], "7", List.of());
    assertThatThrownBy(() -> draw(List.of(small)))
        .hasMessage("sample of actual class 7: expected pixels [28, 28], got 4 values");
  }

  private Pixels draw(List<Sample> samples) {
    Path png = folder.resolve("samples.png");
    ImageShape shape = new ImageShape(28, 28);
    SamplePicture.write(png, new SampleChart("samples", "Test images", "", shape, samples));
    return Pixels.of(png);
  }

  private static Sample sample(int grey, String actual, String scratch, String pytorch) {
    float[] pixels = new float[784];
    Arrays.fill(pixels, grey);
    return new Sample(
        pixels,
        actual,
        List.of(new Prediction("scratch", scratch), new Prediction("pytorch", pytorch)));
  }
}
