package dev.tandem.datasets.table.column;

import dev.tandem.data.DataException;
import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Space;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Numbers different texts 0, 1, ... in the order that they come. Of a text only the first 128 bits
 * of its SHA-256 are kept, in {@link Space}, so that many millions of texts do not fill the heap.
 * Two of 10 million different texts have the same bits with a probability of 1.5e-25, and nobody
 * knows how to make such texts: no two are taken for one another.
 */
final class TextCodes {
  private static final int FIRST_SLOTS = 1 << 16;
  private static final int MOST_SLOTS = 1 << 28; // 1 GiB of them

  private final Space space;
  private final MessageDigest sha256;
  private final Cells highs; // by code
  private final Cells lows;
  private ByteBuffer slots; // open addressing: a code and 1, or 0 where there is none
  private int mask = FIRST_SLOTS - 1;
  private ByteBuffer signs = ByteBuffer.allocate(1 << 8);

  TextCodes(Space space) {
    this.space = space;
    this.highs = new Cells(space);
    this.lows = new Cells(space);
    this.slots = space.take(FIRST_SLOTS * Integer.BYTES);
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }

  /** The number of a text: a new one if the text is new. */
  int of(String text) {
    ByteBuffer hash = ByteBuffer.wrap(hash(text));
    long high = hash.getLong();
    long low = hash.getLong();
    int slot = (int) high & mask;
    for (int code = code(slot); code >= 0; code = code(slot)) {
      if (highs.getLong(code) == high && lows.getLong(code) == low) {
        return code;
      }
      slot = slot + 1 & mask;
    }
    slots.putInt(slot * Integer.BYTES, highs.count() + 1);
    return add(high, low);
  }

  /** A new number that no text has. */
  int ofNothing() {
    return add(0, 0); // which no slot leads to
  }

  private int add(long high, long low) {
    highs.add(high);
    lows.add(low);
    if (highs.count() > mask / 4 * 3) {
      grow();
    }
    return highs.count() - 1;
  }

  private void grow() {
    if (mask == MOST_SLOTS - 1) {
      throw new DataException(
          "expected at most " + MOST_SLOTS / 4 * 3 + " different values in a column, got more");
    }
    ByteBuffer old = slots;
    int oldSlots = mask + 1;
    mask = 2 * oldSlots - 1;
    slots = space.take(2 * oldSlots * Integer.BYTES);
    for (int i = 0; i < oldSlots; i++) {
      int taken = old.getInt(i * Integer.BYTES);
      if (taken > 0) {
        int slot = (int) highs.getLong(taken - 1) & mask;
        while (code(slot) >= 0) {
          slot = slot + 1 & mask;
        }
        slots.putInt(slot * Integer.BYTES, taken);
      }
    }
  }

  /** The code that a slot leads to; -1 if it leads to none. */
  private int code(int slot) {
    return slots.getInt(slot * Integer.BYTES) - 1;
  }

  /** Of the text's characters as they are: an encoding may write several of them alike. */
  private byte[] hash(String text) {
    if (signs.capacity() < text.length() * Character.BYTES) {
      signs = ByteBuffer.allocate(2 * text.length() * Character.BYTES);
    }
    signs.clear();
    signs.asCharBuffer().put(text);
    sha256.update(signs.limit(text.length() * Character.BYTES));
    return sha256.digest();
  }
}
