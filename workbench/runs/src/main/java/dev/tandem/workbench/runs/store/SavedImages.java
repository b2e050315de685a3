package dev.tandem.workbench.runs.store;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.data.PackedBytes;
import dev.tandem.datasets.PreparedData;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Test images that a report shows, grey values from 0 to 255. The first report takes them from the
 * prepared data and keeps them in the run folder, {@code images.safetensors}, so that later ones
 * need nothing else.
 *
 * @param pixels [height, width] by test row
 */
public record SavedImages(ImageShape shape, Map<Integer, float[]> pixels) {
  private static final String NAME = "images.safetensors";
  private static final String FINGERPRINT = "fingerprint";

  /** The images of some test rows; empty if neither the run folder nor the cache has them. */
  public static Optional<SavedImages> of(
      SavedComparison run, ContenderEntry contender, ImageShape shape, SortedSet<Integer> rows) {
    String fingerprint = run.dataset(contender).fingerprint();
    Path kept = run.folder().resolve(NAME);
    Optional<SavedImages> found = kept(kept, fingerprint, shape);
    if (found.isPresent() && found.get().pixels().keySet().containsAll(rows)) {
      return found;
    }
    return prepared(run, contender)
        .filter(data -> data.facts().fingerprint().equals(fingerprint))
        .map(data -> keep(kept, fingerprint, shape, data.splits().test(), rows));
  }

  private static Optional<SavedImages> kept(Path file, String fingerprint, ImageShape shape) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Contents contents = Safetensors.read(file);
    if (!fingerprint.equals(contents.metadata().get(FINGERPRINT))) {
      return Optional.empty();
    }
    return Optional.of(
        new SavedImages(
            shape, images(contents.get("rows").ints(), contents.get("pixels").bytes(), shape)));
  }

  private static Map<Integer, float[]> images(int[] rows, ByteBuffer bytes, ImageShape shape) {
    Map<Integer, float[]> pixels = new HashMap<>();
    for (int row : rows) {
      float[] image = new float[shape.height() * shape.width()];
      for (int i = 0; i < image.length; i++) {
        image[i] = bytes.get() & 0xFF;
      }
      pixels.put(row, image);
    }
    return pixels;
  }

  /** The data that the contender's process mapped, if it still lies there. */
  private static Optional<PreparedData> prepared(SavedComparison run, ContenderEntry contender) {
    Path job = run.folder(contender, SavedComparison.firstRepeat(contender)).resolve("job.json");
    if (!Files.isRegularFile(job)) {
      return Optional.empty();
    }
    try {
      Map<String, Object> told =
          Json.MAPPER.readValue(job.toFile(), new TypeReference<Map<String, Object>>() {});
      Path file = Path.of(String.valueOf(told.get("prepared")));
      return Files.isRegularFile(file) ? Optional.of(PreparedData.open(file)) : Optional.empty();
    } catch (DataException damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SavedImages keep(
      Path file, String fingerprint, ImageShape shape, Dataset test, SortedSet<Integer> rows) {
    PackedBytes images = ((ByteFeatures) test.features()).values();
    int width = shape.height() * shape.width();
    ByteBuffer chosen = ByteBuffer.allocate(rows.size() * width);
    rows.forEach(row -> chosen.put(images.row(row)));
    chosen.flip();
    int[] numbers = rows.stream().mapToInt(Integer::intValue).toArray();
    Safetensors.write(
        file,
        Map.of(FINGERPRINT, fingerprint),
        Map.of(
            "pixels", Entry.ofBytes(chosen, numbers.length, width),
            "rows", Entry.of(numbers, numbers.length)));
    return new SavedImages(shape, images(numbers, chosen.duplicate(), shape));
  }
}
