package dev.tandem.datasets.table.cells;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Values of 8 or 4 bytes that grow at their end, in pieces of 8,192. */
public final class Cells {
  private static final int SHIFT = 13;
  private static final int MASK = (1 << SHIFT) - 1;

  private final Space space;
  private final int width;
  private ByteBuffer[] pieces = new ByteBuffer[8];
  private int count;

  public Cells(Space space, int width) {
    this.space = space;
    this.width = width;
  }

  public int count() {
    return count;
  }

  private ByteBuffer next() {
    int piece = count >> SHIFT;
    if ((count & MASK) == 0) {
      pieces = piece < pieces.length ? pieces : Arrays.copyOf(pieces, 2 * piece);
      pieces[piece] = space.take(width << SHIFT);
    }
    return pieces[piece];
  }

  public void add(double value) {
    next().putDouble((count++ & MASK) * width, value);
  }

  public void add(long value) {
    next().putLong((count++ & MASK) * width, value);
  }

  public void add(int value) {
    next().putInt((count++ & MASK) * width, value);
  }

  public double getDouble(int row) {
    return pieces[row >> SHIFT].getDouble((row & MASK) * width);
  }

  public long getLong(int row) {
    return pieces[row >> SHIFT].getLong((row & MASK) * width);
  }

  public int getInt(int row) {
    return pieces[row >> SHIFT].getInt((row & MASK) * width);
  }
}
