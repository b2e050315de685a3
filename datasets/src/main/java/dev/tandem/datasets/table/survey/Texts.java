package dev.tandem.datasets.table.survey;

import java.util.Arrays;

/**
 * Different texts, numbered in the order that they are added; a hash table over their signs. A slot
 * has a part of the hash beside the text's number, so that most texts that are not there are told
 * by one look.
 */
final class Texts {
  private static final int NUMBER = (1 << 14) - 1; // more than there are
  private static final int SPREAD = 0x9E3779B9;

  private char[] signs = new char[64];
  private int[] ends = new int[8]; // by text
  private int[] hashes = new int[8];
  private int[] slots = new int[16]; // the text's number and 1; 0 where there is none
  private int size;

  int size() {
    return size;
  }

  /** The number of a cell's text; -1 if it was not added. */
  int of(ColumnScan cells, int row) {
    int hash = cells.hash(row) * SPREAD;
    int slot = hash >>> 8 & slots.length - 1;
    while (slots[slot] != 0) {
      int text = (slots[slot] & NUMBER) - 1;
      if (((slots[slot] ^ hash) & ~NUMBER) == 0
          && cells.matches(row, signs, start(text), ends[text])) {
        return text;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  /** Adds a cell's text, which is not there yet. */
  void add(ColumnScan cells, int row) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
      slots = new int[4 * size];
      for (int text = 0; text < size; text++) {
        place(text);
      }
    }
    int start = start(size);
    if (cells.length(row) > signs.length - start) {
      signs = Arrays.copyOf(signs, Math.addExact(start, Math.max(start, cells.length(row))));
    }
    cells.copy(row, signs, start);
    ends[size] = start + cells.length(row);
    hashes[size] = cells.hash(row);
    place(size++);
  }

  private void place(int text) {
    int hash = hashes[text] * SPREAD;
    int slot = hash >>> 8 & slots.length - 1;
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = hash & ~NUMBER | text + 1;
  }

  private int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  String get(int text) {
    return new String(signs, start(text), ends[text] - start(text));
  }
}
