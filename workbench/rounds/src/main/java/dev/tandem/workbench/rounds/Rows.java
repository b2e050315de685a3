package dev.tandem.workbench.rounds;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An assignment's data, read into arrays. */
public final class Rows {
  private final float[] features;
  private final int[] labels;
  private final int width;

  private Rows(float[] features, int[] labels, int width) {
    this.features = features;
    this.labels = labels;
    this.width = width;
  }

  public static Rows read(Assignment assignment) throws IOException {
    int width = assignment.widths()[0];
    float[] features = new float[assignment.rows() * width];
    bytes(assignment.features()).asFloatBuffer().get(features);
    int[] labels = new int[assignment.rows()];
    bytes(assignment.labels()).asIntBuffer().get(labels);
    return new Rows(features, labels, width);
  }

  private static ByteBuffer bytes(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return channel
          .map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  /** All features, [rows, width]. */
  public float[] features() {
    return features;
  }

  /** One a row. */
  public int[] labels() {
    return labels;
  }

  public int width() {
    return width;
  }

  public int count() {
    return labels.length;
  }

  /** One row in double precision, for libraries that know no other. */
  public double[] doubles(int row) {
    double[] values = new double[width];
    for (int i = 0; i < width; i++) {
      values[i] = features[row * width + i];
    }
    return values;
  }
}
