package dev.tandem.data;

import dev.tandem.tensor.ShapeException;
import java.nio.FloatBuffer;
import java.util.List;

/** Features stored as float32, in pieces of equally many rows: one buffer holds 2 GB at most. */
public final class FloatFeatures implements Features {
  private final FloatBuffer[] pieces;
  private final int rowsOfPiece;
  private final int width;
  private final int rows;

  FloatFeatures(List<FloatBuffer> pieces, int rowsOfPiece, int width) {
    this.pieces = pieces.stream().map(FloatBuffer::slice).toArray(FloatBuffer[]::new);
    this.rowsOfPiece = rowsOfPiece;
    this.width = width;
    int count = 0;
    for (int i = 0; i < this.pieces.length; i++) {
      int own = this.pieces[i].capacity() / width;
      boolean last = i == this.pieces.length - 1;
      if (this.pieces[i].capacity() % width != 0
          || (last ? own > rowsOfPiece : own != rowsOfPiece)) {
        throw new ShapeException(
            "Features",
            "[" + (last ? "at most " : "") + rowsOfPiece + ", " + width + "]",
            this.pieces[i].capacity() + " values");
      }
      count += own;
    }
    this.rows = count;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void gather(int[] rows, float[] target) {
    for (int i = 0; i < rows.length; i++) {
      copy(rows[i], target, i * width);
    }
  }

  @Override
  public void copy(int row, float[] target) {
    copy(row, target, 0);
  }

  private void copy(int row, float[] target, int at) {
    if (pieces.length == 1) {
      pieces[0].get(row * width, target, at, width);
    } else {
      pieces[row / rowsOfPiece].get(row % rowsOfPiece * width, target, at, width);
    }
  }

  @Override
  public long bytesPerRow() {
    return 4L * width;
  }
}
