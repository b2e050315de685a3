package dev.tandem.datasets.table.cells;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Room for the cells of a table: the heap at first, then a temporary file that is mapped, so that a
 * table may be larger than memory. The file has no name any more once it is open.
 */
public final class Space {
  private static final long MOST_ON_HEAP = 64L << 20;
  private static final int REGION = 64 << 20;

  private long onHeap;
  private FileChannel file;
  private long length;
  private ByteBuffer region = ByteBuffer.allocate(0);

  /** Whether so many bytes more may be on the heap; if so, they are counted. */
  synchronized boolean isOnHeap(int bytes) {
    boolean room = onHeap + bytes <= MOST_ON_HEAP;
    onHeap += room ? bytes : 0;
    return room;
  }

  /** A buffer of zeros; any thread may take one. */
  public ByteBuffer take(int bytes) {
    return isOnHeap(bytes) ? ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder()) : map(bytes);
  }

  /** A buffer of zeros in the file. */
  synchronized ByteBuffer map(int bytes) {
    if (bytes > REGION) {
      return more(bytes).order(ByteOrder.nativeOrder());
    }
    if (region.remaining() < bytes) {
      region = more(REGION);
    }
    ByteBuffer taken = region.slice(region.position(), bytes).order(ByteOrder.nativeOrder());
    region.position(region.position() + bytes);
    return taken;
  }

  private ByteBuffer more(int bytes) {
    try {
      if (file == null) {
        Path path = Files.createTempFile("tandem-table", ".tmp");
        file =
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(path);
      }
      ByteBuffer mapped = file.map(MapMode.READ_WRITE, length, bytes);
      length += bytes;
      return mapped;
    } catch (IOException e) {
      throw new DataException(
          "temporary folder: expected room for a large table, got "
              + e.getMessage()
              + "; -Djava.io.tmpdir names another",
          e);
    }
  }
}
