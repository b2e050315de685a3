package dev.tandem.engines.process;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Training rows as a program is handed them. They are laid out in a mapped file, since they need
 * not fit in this process's heap.
 */
final class DataFile {
  private static final int ROWS_AT_ONCE = 1024;

  private DataFile() {}

  /**
   * @param scratch a file to lay features out in
   */
  static Map<String, Entry> entries(Dataset data, Path scratch) {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    tensors.put("features", features(data.features(), scratch));
    tensors.put("targets", targets(data.targets()));
    return tensors;
  }

  private static Entry targets(Targets targets) {
    if (targets instanceof Targets.Classes classes) {
      return Entry.of(classes.labels(), classes.rows());
    }
    int width = ((Targets.Values) targets).width();
    return Entry.of(targets.numbers(width).values(), targets.rows(), width);
  }

  private static Entry features(Features features, Path scratch) {
    int rows = features.rows();
    int width = features.width();
    long bytes = (long) rows * width * Float.BYTES;
    if (bytes > Integer.MAX_VALUE) {
      throw new SpecException(
          "data", "training rows of at most 2 GB in float32", bytes / 1_000_000 + " MB");
    }
    ByteBuffer mapped = map(scratch, bytes);
    FloatBuffer values = mapped.asFloatBuffer();
    for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
      int[] some = IntStream.range(from, Math.min(rows, from + ROWS_AT_ONCE)).toArray();
      values.put(gather(features, some));
    }
    return new Entry(Type.F32, new int[] {rows, width}, mapped);
  }

  static float[] gather(Features features, int... rows) {
    float[] values = new float[rows.length * features.width()];
    features.gather(rows, values);
    return values;
  }

  private static ByteBuffer map(Path scratch, long bytes) {
    if (bytes == 0) {
      return ByteBuffer.allocate(0);
    }
    try (FileChannel channel =
        FileChannel.open(
            scratch,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
