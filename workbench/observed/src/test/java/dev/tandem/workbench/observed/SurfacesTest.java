package dev.tandem.workbench.observed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.observed.Surfaces.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurfacesTest {
  private static final Preprocessing AS_IS = new Preprocessing.AsIs();
  private static final LossSpec LOSS = new LossSpec.SoftmaxCrossEntropy(LossSpec.Reduction.MEAN);
  private static final int PLACES = SurfaceGrid.SIDE * SurfaceGrid.SIDE;

  @TempDir Path folder;

  @Test
  void what_is_written_is_read_again() {
    SurfaceGrid grid = SurfaceGrid.of(data(0, 1, 10, 30), AS_IS).orElseThrow();
    List<Frame> frames = List.of(frame(0, 0.25f), frame(7, 0.75f));
    Surfaces.of(grid, frames, side(0, 1, 10, 30), side(0.5f, 20)).write(folder);

    Surfaces read = Surfaces.read(folder).orElseThrow();
    assertThat(read.columns()).containsExactly("a", "b");
    assertThat(read.frames()).extracting(Frame::epoch).containsExactly(0, 7);
    assertThat(read.frames().get(1).values()).isEqualTo(frames.get(1).values());
    assertThat(read.frames().get(1).winners()).isEqualTo(frames.get(1).winners());
    assertThat(read.training().y()).containsExactly(10, 30);
    assertThat(read.test().x()).containsExactly(0.5f);
    assertThat(folder.resolve("surfaces.safetensors").toFile().length()).isLessThan(30_000);
  }

  @Test
  void a_folder_without_the_file_has_none() {
    assertThat(Surfaces.read(folder)).isEmpty();
  }

  @Test
  void the_grid_is_a_tenth_wider_than_all_rows_on_each_side_in_the_datas_unit() {
    Preprocessing columns =
        new Preprocessing.Columns(List.of(column("a", 100, 10), column("b", 5, 2)));
    SurfaceGrid grid = SurfaceGrid.of(data(0, 1, 10, 30), columns).orElseThrow();
    // 0 to 1 and a tenth: -0.1 to 1.1, times 10, plus 100
    assertThat(grid.range(0)).containsExactly(new float[] {99, 111}, within(1e-4f));
    // 10 to 30: 8 to 32, times 2, plus 5
    assertThat(grid.range(1)).containsExactly(new float[] {21, 69}, within(1e-4f));
    float[] first = new float[2];
    grid.features().copy(1, first); // the first column's places come fastest
    assertThat(first[0]).isCloseTo(-0.1f + 1.2f / 47, within(1e-6f));
    assertThat(first[1]).isEqualTo(8);
  }

  @Test
  void only_two_columns_of_numbers_make_a_plane() {
    Preprocessing categories =
        new Preprocessing.Columns(
            List.of(
                new ColumnEncoding(
                    "a",
                    Derivation.VALUE,
                    List.of("a"),
                    new Encoding.OneHot(List.of("yes", "no")))));
    assertThat(SurfaceGrid.of(data(0, 1, 10, 30), categories)).isEmpty();
  }

  @Test
  void of_two_classes_a_frame_has_the_seconds_probability_of_more_the_winners() {
    Matrix two = new Matrix(1, 2, 0, Math.log(3));
    assertThat(Frame.of(1, LOSS, two, 2).values()).containsExactly(0.75f);
    Matrix three = new Matrix(1, 3, Math.log(2), 0, 0);
    Frame frame = Frame.of(1, LOSS, three, 3);
    assertThat(frame.winners()).containsExactly(0);
    assertThat(frame.values()).containsExactly(0.5f);
    assertThat(
            Frame.of(
                    1,
                    new LossSpec.MeanSquaredError(LossSpec.Reduction.MEAN),
                    new Matrix(1, 1, 4.5),
                    0)
                .values())
        .containsExactly(4.5f);
  }

  private static Frame frame(int epoch, float value) {
    float[] values = new float[PLACES];
    int[] winners = new int[PLACES];
    IntStream.range(0, PLACES).forEach(i -> values[i] = value + i * 1e-5f);
    IntStream.range(0, PLACES).forEach(i -> winners[i] = i % 2);
    return new Frame(epoch, values, winners);
  }

  private static ColumnEncoding column(String name, double mean, double deviation) {
    return new ColumnEncoding(
        name, Derivation.VALUE, List.of(name), new Encoding.Standardized(mean, deviation));
  }

  private static DataSplits data(float a, float b, float c, float d) {
    Dataset rows = side(a, b, c, d);
    return new DataSplits(rows, rows, rows);
  }

  private static Dataset side(float a, float b, float c, float d) {
    return dataset(new float[] {a, c, b, d}, 0, 1);
  }

  private static Dataset side(float x, float y) {
    return dataset(new float[] {x, y}, 1);
  }

  private static Dataset dataset(float[] values, int... labels) {
    return new Dataset(
        "two columns",
        Features.of(values, 2),
        new Targets.Classes(labels, List.of("no", "yes")),
        List.of("a", "b"),
        Optional.empty());
  }
}
