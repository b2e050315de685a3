package dev.tandem.workbench.report.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import dev.tandem.workbench.observed.Surfaces.Frame;
import dev.tandem.workbench.observed.Surfaces.Points;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SurfaceChart.Panel;
import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionSurfaceTest {
  private static final int PLACES = SurfaceGrid.SIDE * SurfaceGrid.SIDE;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    RunOnDisk.write(folder, RunOnDisk.file(List.of("no", "yes"), 1, 0.5, 0.4));
  }

  @Test
  void without_saved_surfaces_there_is_no_chart() {
    assertThat(DecisionSurface.of(SavedRun.at(folder))).isEmpty();
  }

  @Test
  void differences_within_rounding_are_said_and_not_drawn() {
    save("scratch", 0.5f, 0, 2);
    save("pytorch", 0.5f + 2.4e-7f, 0, 2);
    SurfaceChart chart = chart();
    assertThat(chart.panels()).extracting(Panel::title).containsExactly("scratch", "pytorch");
    assertThat(chart.note()).contains("scratch and pytorch differ by at most 3e-7 anywhere.");
    assertThat(chart.frames()).containsExactly("before training", "epoch 2");
  }

  @Test
  void larger_differences_have_a_panel_whose_scale_ends_at_the_largest() {
    save("scratch", 0.5f, 0, 2);
    save("pytorch", 0.75f, 0, 2);
    Panel difference = chart().panels().get(2);
    assertThat(difference.title()).isEqualTo("pytorch − scratch");
    assertThat(difference.bar().high()).isEqualTo("0.25");
    assertThat(difference.frames().get(1).values()).containsOnly(1);
  }

  @Test
  void epochs_that_not_all_have_are_left_out_and_the_last_frame_is_every_trained_model() {
    save("scratch", 0.5f, 0, 1, 2, 4);
    save("pytorch", 0.5f, 0, 1, 3);
    assertThat(chart().frames()).containsExactly("before training", "epoch 1", "end of training");
  }

  @Test
  void the_upper_edge_is_the_high_end_of_the_second_column() {
    save("scratch", 0.5f, 2);
    float[] rising = new float[PLACES];
    Arrays.fill(rising, PLACES - SurfaceGrid.SIDE, PLACES, 1); // the last row of places
    surfaces(List.of(new Frame(2, rising, new int[PLACES]))).write(place("scratch"));
    double[] pixels = chart().panels().get(0).frames().get(0).values();
    assertThat(pixels[0]).isPositive();
    assertThat(pixels[PLACES - 1]).isNegative();
  }

  @Test
  void points_of_a_class_have_its_marker_and_the_colour_of_its_side() {
    save("scratch", 0.5f, 0, 2);
    assertThat(chart().points())
        .extracting(SurfaceChart.Points::label)
        .containsExactly("no, training", "yes, training", "yes, test");
    assertThat(chart().points()).extracting(SurfaceChart.Points::colour).containsExactly(1, 0, 0);
  }

  private SurfaceChart chart() {
    return DecisionSurface.of(SavedRun.at(folder)).orElseThrow();
  }

  private void save(String id, float value, int... epochs) {
    float[] values = new float[PLACES];
    Arrays.fill(values, value);
    surfaces(
            Arrays.stream(epochs)
                .mapToObj(epoch -> new Frame(epoch, values, new int[PLACES]))
                .toList())
        .write(place(id));
  }

  private static Surfaces surfaces(List<Frame> frames) {
    float[] range = {0, 1};
    Points training = new Points(new float[] {0, 1}, new float[] {0, 1}, new float[] {0, 1});
    Points test = new Points(new float[] {0.5f}, new float[] {0.5f}, new float[] {1});
    return new Surfaces(List.of("a", "b"), range, range, frames, training, test);
  }

  private Path place(String id) {
    return folder.resolve("contenders").resolve(id).resolve("1");
  }
}
