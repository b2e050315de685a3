package dev.tandem.datasets.table.survey;

import java.util.Arrays;

/** Different texts, numbered in the order that they are added; a hash table over their signs. */
final class Texts {
  private char[] signs = new char[64];
  private int[] ends = new int[8]; // by text
  private int[] hashes = new int[8];
  private int[] slots = new int[16]; // the text's number and 1; 0 where there is none
  private int size;

  int size() {
    return size;
  }

  /** The number of a cell's text; -1 if it was not added. */
  int of(CellScan cell) {
    int slot = slot(cell.hash());
    while (slots[slot] != 0) {
      int text = slots[slot] - 1;
      if (hashes[text] == cell.hash() && cell.matches(signs, start(text), ends[text])) {
        return text;
      }
      slot = slot + 1 & slots.length - 1;
    }
    return -1;
  }

  /** Adds a cell's text, which is not there yet. */
  void add(CellScan cell) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
      hashes = Arrays.copyOf(hashes, 2 * size);
      slots = new int[4 * size];
      for (int text = 0; text < size; text++) {
        place(text);
      }
    }
    int start = start(size);
    if (cell.length() > signs.length - start) {
      signs = Arrays.copyOf(signs, Math.addExact(start, Math.max(start, cell.length())));
    }
    cell.copy(signs, start);
    ends[size] = start + cell.length();
    hashes[size] = cell.hash();
    place(size++);
  }

  private void place(int text) {
    int slot = slot(hashes[text]);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = text + 1;
  }

  private int slot(int hash) {
    return (hash * 0x9E3779B9 >>> 16) & slots.length - 1;
  }

  private int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  String get(int text) {
    return new String(signs, start(text), ends[text] - start(text));
  }
}
