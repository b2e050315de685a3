package dev.tandem.workbench.runs.store;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.data.PackedBytes;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/**
 * Images that a report shows, grey values from 0 to 255. The first report takes them from the
 * prepared data and keeps them in the run folder, {@code images.safetensors}, so that later ones
 * need nothing else.
 *
 * @param pixels [height, width] by test row
 * @param training the first training images
 * @param trainingLabels the class of each of them
 * @param varies by pixel, whether it differs between any two training images
 */
public record SavedImages(
    ImageShape shape,
    Map<Integer, float[]> pixels,
    Map<Integer, float[]> training,
    int[] trainingLabels,
    boolean[] varies) {
  private static final String NAME = "images.safetensors";
  private static final String FINGERPRINT = "fingerprint";
  private static final String VARIES = "training.varies"; // not in files of earlier versions
  private static final int MOST_TRAINING = 12;

  /** The images of some test rows; empty if neither the run folder nor the cache has them. */
  public static Optional<SavedImages> of(
      SavedRun run, ContenderEntry contender, ImageShape shape, SortedSet<Integer> rows) {
    String fingerprint = run.dataset(contender).fingerprint();
    Path file = run.path().resolve(NAME);
    Optional<Contents> kept =
        Optional.of(file)
            .filter(Files::isRegularFile)
            .map(Safetensors::read)
            .filter(found -> fingerprint.equals(found.metadata().get(FINGERPRINT)))
            .filter(found -> found.tensors().containsKey(VARIES));
    Optional<SavedImages> images = kept.map(found -> of(found, shape));
    if (images.isPresent() && images.get().pixels().keySet().containsAll(rows)) {
      return images;
    }
    return PreparedRows.of(run, contender)
        .map(data -> keep(file, fingerprint, shape, data.splits(), rows));
  }

  private static SavedImages of(Contents contents, ImageShape shape) {
    int each = shape.height() * shape.width();
    ByteBuffer varies = contents.get(VARIES, Type.U8, new int[] {each}).bytes();
    boolean[] pixels = new boolean[varies.remaining()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = varies.get() != 0;
    }
    return new SavedImages(
        shape,
        images(contents, "", each),
        images(contents, "training.", each),
        labels(contents),
        pixels);
  }

  private static int[] labels(Contents contents) {
    int images = contents.get("training.rows").shape()[0];
    return contents.get("training.labels", Type.I32, new int[] {images}).ints();
  }

  private static Map<Integer, float[]> images(Contents contents, String prefix, int each) {
    int[] rows = contents.get(prefix + "rows", Type.I32, new int[] {Safetensors.ANY}).ints();
    int[] shape = {rows.length, each};
    ByteBuffer bytes = contents.get(prefix + "pixels", Type.U8, shape).bytes();
    Map<Integer, float[]> pixels = new HashMap<>();
    for (int row : rows) {
      float[] image = new float[each];
      for (int i = 0; i < image.length; i++) {
        image[i] = bytes.get() & 0xFF;
      }
      pixels.put(row, image);
    }
    return pixels;
  }

  private static SavedImages keep(
      Path file, String fingerprint, ImageShape shape, DataSplits data, SortedSet<Integer> rows) {
    Dataset training = data.training();
    int[] test = rows.stream().mapToInt(Integer::intValue).toArray();
    int[] first = IntStream.range(0, Math.min(MOST_TRAINING, training.rows())).toArray();
    int[] labels = Arrays.copyOf(training.classes().labels(), first.length);
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("pixels", chosen(bytes(data.test()), test));
    entries.put("rows", Entry.of(test, test.length));
    entries.put("training.pixels", chosen(bytes(training), first));
    entries.put("training.rows", Entry.of(first, first.length));
    entries.put("training.labels", Entry.of(labels, labels.length));
    entries.put(VARIES, varies(bytes(training)));
    Safetensors.write(file, Map.of(FINGERPRINT, fingerprint), entries);
    return of(Safetensors.read(file), shape);
  }

  private static PackedBytes bytes(Dataset side) {
    return ((ByteFeatures) side.features()).values();
  }

  private static Entry chosen(PackedBytes images, int[] rows) {
    ByteBuffer chosen = ByteBuffer.allocate(rows.length * images.width());
    for (int row : rows) {
      chosen.put(images.row(row));
    }
    return Entry.ofBytes(chosen.flip(), rows.length, images.width());
  }

  private static Entry varies(PackedBytes images) {
    byte[] varies = new byte[images.width()];
    byte[] first = images.rows() == 0 ? varies : images.row(0);
    for (int row = 1; row < images.rows(); row++) {
      byte[] image = images.row(row);
      for (int i = 0; i < varies.length; i++) {
        varies[i] |= image[i] == first[i] ? 0 : (byte) 1;
      }
    }
    return Entry.ofBytes(varies, varies.length);
  }
}
