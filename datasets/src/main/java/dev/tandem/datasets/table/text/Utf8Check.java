package dev.tandem.datasets.table.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whether bytes are UTF-8 (RFC 3629), and in which line the first are that are not. */
final class Utf8Check {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long EACH = 0x0101010101010101L; // a 1 in each byte of a word
  private static final long HIGH = 0x80 * EACH;

  private long line = 1;
  private long badLine;
  private long zeroLine;
  private int open; // bytes that a character still needs
  private int low = 0x80; // what the next of them may be
  private int high = 0xBF;

  void add(byte[] bytes, int count) {
    int at = 0;
    while (at < count) {
      if (open == 0 && at + Long.BYTES <= count) {
        long word = (long) WORDS.get(bytes, at);
        if ((word & HIGH) == 0 && zeros(word) == 0) { // nothing but ASCII
          line += zeros(word ^ '\n' * EACH);
          at += Long.BYTES;
          continue;
        }
      }
      add(bytes[at++] & 0xFF);
    }
  }

  /** How many bytes of a word of ASCII are 0. */
  private static int zeros(long word) {
    return Long.bitCount((word + (HIGH - EACH) & HIGH) ^ HIGH);
  }

  private void add(int value) {
    if (open > 0) {
      continuation(value);
    } else if (value >= 0x80) {
      lead(value);
    }
    if (value == '\n') {
      line++;
    } else if (value == 0 && zeroLine == 0) {
      zeroLine = line;
    }
  }

  private void continuation(int value) {
    if (value < low || value > high) {
      bad();
      open = 0;
      return;
    }
    open--;
    low = 0x80;
    high = 0xBF;
  }

  private void lead(int value) {
    if (value >= 0xC2 && value <= 0xDF) {
      open = 1;
    } else if (value >= 0xE0 && value <= 0xEF) {
      open = 2;
      low = value == 0xE0 ? 0xA0 : 0x80; // no overlong forms
      high = value == 0xED ? 0x9F : 0xBF; // no surrogates
    } else if (value >= 0xF0 && value <= 0xF4) {
      open = 3;
      low = value == 0xF0 ? 0x90 : 0x80;
      high = value == 0xF4 ? 0x8F : 0xBF;
    } else {
      bad();
    }
  }

  private void bad() {
    if (badLine == 0) {
      badLine = line;
    }
  }

  /** The line of the first byte that UTF-8 does not have there; 0 if there is none. */
  long badLine() {
    return badLine == 0 && open > 0 ? line : badLine;
  }

  /** The line of the first NUL byte; 0 if there is none. */
  long zeroLine() {
    return zeroLine;
  }
}
