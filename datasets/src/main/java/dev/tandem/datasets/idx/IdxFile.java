package dev.tandem.datasets.idx;

import dev.tandem.data.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes in the IDX format, plain or (by its name ending in .gz) in gzip: a
 * magic number, a length for each dimension (four bytes each, big-endian), then the values. 2051
 * are images [count, height, width], 2049 labels [count]. See https://yann.lecun.com/exdb/mnist/.
 *
 * @param dimensions as the header says
 * @param values exactly as many
 */
record IdxFile(int[] dimensions, byte[] values) {
  private static final int MOST = Integer.MAX_VALUE - 8;
  private static final int MOST_PACKED = 1032; // bytes that gzip can pack into one

  /**
   * Reads no more than the header promises, and that only if the file's size can hold it.
   *
   * @param check of the dimensions, before memory is taken for the values
   * @throws DataException if the file is anything else, or its size denies its header
   */
  static IdxFile read(Path file, int magic, Consumer<int[]> check) {
    try (InputStream in = open(file)) {
      int[] dimensions = header(file, in, magic);
      long count = count(file, dimensions);
      check.accept(dimensions);
      return new IdxFile(dimensions, values(file, in, dimensions, count));
    } catch (EOFException e) {
      throw new DataException(file + ": expected a whole gzip file, got one that is cut off", e);
    } catch (ZipException e) {
      throw new DataException(file + ": expected a whole gzip file, got a damaged one", e);
    } catch (IOException e) {
      throw new DataException(file + ": expected a readable file, got " + e, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    if (!isPacked(file)) {
      return in;
    }
    try {
      return new GZIPInputStream(in, 1 << 16);
    } catch (ZipException | EOFException e) {
      in.close();
      throw new DataException(
          file
              + ": expected gzip, as its name says, got something else; unpacked files have no .gz",
          e);
    }
  }

  private static int[] header(Path file, InputStream in, int magic) throws IOException {
    int rank = magic & 0xFF; // the last byte of the magic number
    int headerBytes = 4 * (1 + rank);
    byte[] header = in.readNBytes(headerBytes);
    int got = header.length < 4 ? 0 : ByteBuffer.wrap(header).getInt();
    if (header.length >= 4 && got != magic) {
      throw new DataException(file.toString(), "magic number " + magic, got);
    }
    if (header.length < headerBytes) {
      throw new DataException(
          file.toString(), "a header of " + headerBytes + " bytes", header.length);
    }
    int[] dimensions = new int[rank];
    ByteBuffer.wrap(header, 4, headerBytes - 4).asIntBuffer().get(dimensions);
    return dimensions;
  }

  private static long count(Path file, int[] dimensions) {
    long count = size(dimensions);
    if (count < 1 || count > MOST) {
      throw new DataException(file.toString(), "a count of 1 to 2 GB of values", shape(dimensions));
    }
    return count;
  }

  private static byte[] values(Path file, InputStream in, int[] dimensions, long expected)
      throws IOException {
    if (isPacked(file)) {
      requireRoom(file, expected, dimensions);
    }
    byte[] values = in.readNBytes((int) expected); // grows as it reads: no trust in the header
    if (values.length < expected) {
      throw new DataException(
          file.toString(),
          expected + " values, as its header says (" + shape(dimensions) + ")",
          values.length + "; is the file cut off?");
    }
    if (in.read() >= 0) {
      throw new DataException(
          file.toString(),
          expected + " values, as its header says (" + shape(dimensions) + ")",
          "more");
    }
    return values;
  }

  /** A header that promises more than the file can hold is not worth reading any further. */
  private static void requireRoom(Path file, long expected, int[] dimensions) throws IOException {
    if (expected > Files.size(file) * MOST_PACKED) {
      throw new DataException(
          file.toString(),
          expected + " values, as its header says (" + shape(dimensions) + ")",
          "a file of " + Files.size(file) + " bytes, which cannot hold them; is it cut off?");
    }
  }

  private static boolean isPacked(Path file) {
    return file.toString().endsWith(".gz");
  }

  private static long size(int[] dimensions) {
    long size = 1;
    for (int length : dimensions) {
      if (length < 1 || size > MOST) {
        return -1;
      }
      size *= length;
    }
    return size;
  }

  private static String shape(int[] dimensions) {
    return Arrays.stream(dimensions)
        .mapToObj(Integer::toUnsignedString)
        .collect(Collectors.joining("x"));
  }
}
