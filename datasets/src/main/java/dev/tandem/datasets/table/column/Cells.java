package dev.tandem.datasets.table.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Values of 8 or 4 bytes that grow at their end, in pieces of 65,536. */
final class Cells {
  private static final int SHIFT = 16;
  private static final int MASK = (1 << SHIFT) - 1;

  private final Space space;
  private final int width;
  private final List<ByteBuffer> pieces = new ArrayList<>();
  private int count;

  Cells(Space space, int width) {
    this.space = space;
    this.width = width;
  }

  int count() {
    return count;
  }

  private ByteBuffer next() {
    if ((count & MASK) == 0) {
      pieces.add(space.take(width << SHIFT));
    }
    return pieces.get(pieces.size() - 1);
  }

  void add(double value) {
    next().putDouble((count++ & MASK) * width, value);
  }

  void add(long value) {
    next().putLong((count++ & MASK) * width, value);
  }

  void add(int value) {
    next().putInt((count++ & MASK) * width, value);
  }

  double getDouble(int row) {
    return pieces.get(row >> SHIFT).getDouble((row & MASK) * width);
  }

  long getLong(int row) {
    return pieces.get(row >> SHIFT).getLong((row & MASK) * width);
  }

  int getInt(int row) {
    return pieces.get(row >> SHIFT).getInt((row & MASK) * width);
  }
}
