package dev.tandem.workbench.observed;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.observed.Surfaces.Frame;
import dev.tandem.workbench.observed.Surfaces.Points;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** What a child leaves in its folder, with a header that is anything. */
class ObservedFilesFuzzTest {
  private static final int PLACES = SurfaceGrid.SIDE * SurfaceGrid.SIDE;

  @TempDir static Path folder;

  private static Altered predictions;
  private static Altered surfaces;

  @FuzzTest(maxDuration = "1h")
  void predictions_are_read_or_refused(byte[] changes) throws Exception {
    Path file = folder.resolve("predictions.safetensors");
    if (predictions == null) {
      Matrix logits = new Matrix(2, 2, 1, 2, 3, 4);
      PredictionFile.write(folder, Map.of("train", logits, "test", logits));
      predictions = Altered.safetensors(Files.readAllBytes(file));
    }
    Files.write(file, predictions.with(changes));
    Hostile.read(() -> PredictionFile.read(folder));
  }

  @FuzzTest(maxDuration = "1h")
  void surfaces_are_read_or_refused(byte[] changes) throws Exception {
    Path file = folder.resolve("surfaces.safetensors");
    if (surfaces == null) {
      Points points = new Points(new float[3], new float[3], new float[3]);
      Frame frame = new Frame(1, new float[PLACES], new int[PLACES]);
      float[] range = {0, 1};
      new Surfaces(List.of("a", "b"), range, range, List.of(frame), points, points).write(folder);
      surfaces = Altered.safetensors(Files.readAllBytes(file));
    }
    Files.write(file, surfaces.with(changes));
    Hostile.read(() -> Surfaces.read(folder));
  }
}
