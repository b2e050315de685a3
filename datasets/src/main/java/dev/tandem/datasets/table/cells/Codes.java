package dev.tandem.datasets.table.cells;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Whole numbers of 4 bytes that grow at their end; see {@link Cells} for numbers of 8. */
public final class Codes {
  private static final int SHIFT = 13;
  private static final int PIECE = 1 << SHIFT; // numbers
  private static final int MASK = PIECE - 1;

  private final Space space;
  private int[][] pieces = new int[8][]; // as long as there is room on the heap
  private ByteBuffer[] mapped = new ByteBuffer[8]; // the others
  private int count;

  public Codes(Space space) {
    this.space = space;
  }

  public int count() {
    return count;
  }

  public void add(int value) {
    int piece = count >> SHIFT;
    int place = count & MASK;
    if (place == 0) {
      grow(piece);
    }
    count++;
    if (pieces[piece] != null) {
      pieces[piece][place] = value;
    } else {
      mapped[piece].putInt(place * Integer.BYTES, value);
    }
  }

  private void grow(int piece) {
    if (piece == pieces.length) {
      pieces = Arrays.copyOf(pieces, 2 * piece);
      mapped = Arrays.copyOf(mapped, 2 * piece);
    }
    if (space.isOnHeap(PIECE * Integer.BYTES)) {
      pieces[piece] = new int[PIECE];
    } else {
      mapped[piece] = space.map(PIECE * Integer.BYTES);
    }
  }

  public int get(int row) {
    int[] piece = pieces[row >> SHIFT];
    return piece != null
        ? piece[row & MASK]
        : mapped[row >> SHIFT].getInt((row & MASK) * Integer.BYTES);
  }
}
