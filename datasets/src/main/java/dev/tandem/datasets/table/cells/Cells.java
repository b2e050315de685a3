package dev.tandem.datasets.table.cells;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers of 8 bytes that grow at their end; see {@link Codes} for those of 4. */
public final class Cells {
  private static final int SHIFT = 13;
  private static final int PIECE = 1 << SHIFT; // numbers
  private static final int MASK = PIECE - 1;

  private final Space space;
  private long[][] pieces = new long[8][]; // as long as there is room on the heap
  private ByteBuffer[] mapped = new ByteBuffer[8]; // the others
  private int count;

  public Cells(Space space) {
    this.space = space;
  }

  public int count() {
    return count;
  }

  public void add(double value) {
    add(Double.doubleToRawLongBits(value));
  }

  public void add(long value) {
    int piece = count >> SHIFT;
    int place = count & MASK;
    if (place == 0) {
      grow(piece);
    }
    count++;
    if (pieces[piece] != null) {
      pieces[piece][place] = value;
    } else {
      mapped[piece].putLong(place * Long.BYTES, value);
    }
  }

  private void grow(int piece) {
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
      mapped = Arrays.copyOf(mapped, 2 * piece);
    }
    if (space.isOnHeap(PIECE * Long.BYTES)) {
      pieces[piece] = new long[PIECE];
    } else {
      mapped[piece] = space.map(PIECE * Long.BYTES);
    }
  }

  public double getDouble(int row) {
    return Double.longBitsToDouble(getLong(row));
  }

  public long getLong(int row) {
    long[] piece = pieces[row >> SHIFT];
    return piece != null
        ? piece[row & MASK]
        : mapped[row >> SHIFT].getLong((row & MASK) * Long.BYTES);
  }
}
