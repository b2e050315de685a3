package dev.tandem.engines.scratch;

/** 64 rows of 64 bits. */
final class BitMatrix {
  private BitMatrix() {}

  /**
   * Turns rows into columns in place: bit j of {@code m[at + i]} becomes bit i of {@code m[at + j]}
   * (Warren, Hacker's Delight, section 7-3).
   */
  static void transpose(long[] m, int at) {
    long mask = 0x00000000FFFFFFFFL;
    for (int width = 32; width > 0; width >>>= 1) {
      for (int i = 0; i < 64; i = (i + width + 1) & ~width) {
        long swap = (m[at + i] >>> width ^ m[at + i + width]) & mask;
        m[at + i] ^= swap << width;
        m[at + i + width] ^= swap;
      }
      mask ^= mask << (width >>> 1);
    }
  }
}
