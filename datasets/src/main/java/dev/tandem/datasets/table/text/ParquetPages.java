package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * Looks where the pages of a Parquet file lie, and how long they say they are unpacked: the library
 * takes memory for that before it reads them.
 */
final class ParquetPages {
  /** What a byte unpacks to at most; the library's other codecs are Hadoop's. */
  private static final Map<CompressionCodecName, Integer> MOST =
      Map.of(
          CompressionCodecName.UNCOMPRESSED, 1,
          CompressionCodecName.SNAPPY, 32,
          CompressionCodecName.LZ4_RAW, 256,
          CompressionCodecName.ZSTD, 1 << 15);

  private final Path file;
  private final ColumnChunkMetaData column;

  private ParquetPages(Path file, ColumnChunkMetaData column) {
    this.file = file;
    this.column = column;
  }

  /**
   * @throws DataException if a page is not in the file, or cannot be as long as it says
   */
  static void require(Path file, ParquetMetadata metadata) throws IOException {
    for (BlockMetaData rows : metadata.getBlocks()) {
      for (ColumnChunkMetaData column : rows.getColumns()) {
        new ParquetPages(file, column).require();
      }
    }
  }

  private void require() throws IOException {
    if (!MOST.containsKey(column.getCodec())) {
      throw refused("to be packed by snappy, zstd or lz4_raw, or not", column.getCodec() + "");
    }
    long begin = column.getStartingPos();
    long end = begin + column.getTotalSize();
    if (begin < 0 || end < begin || end > Files.size(file)) {
      throw refused(
          "a place in the file's " + Files.size(file) + " bytes", "bytes " + begin + " to " + end);
    }
    try (Counted in = new Counted(new BufferedInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(begin);
      while (in.count < end) {
        PageHeader page = Util.readPageHeader(in);
        long packed = page.getCompressed_page_size();
        if (packed < 0 || packed > end - in.count) {
          throw refused("pages within " + column.getTotalSize() + " bytes", "one of " + packed);
        }
        long next = in.count + packed;
        require(page, in, next);
        in.skipNBytes(next - in.count);
      }
    }
  }

  private void require(PageHeader page, Counted in, long next) throws IOException {
    long packed = page.getCompressed_page_size();
    long unpacked = page.getUncompressed_page_size();
    if (unpacked < 0 || unpacked > packed * MOST.get(column.getCodec())) {
      throw refused("pages that unpack from their " + packed + " bytes", unpacked + "");
    }
    long levels = 0; // before the values, and not packed
    boolean valuesPacked = true;
    if (page.isSetData_page_header_v2()) {
      var second = page.getData_page_header_v2();
      levels =
          (long) second.getDefinition_levels_byte_length()
              + second.getRepetition_levels_byte_length();
      valuesPacked = !second.isSetIs_compressed() || second.isIs_compressed();
    }
    if (levels < 0 || levels > packed) {
      throw refused("a page's levels within its " + packed + " bytes", levels + "");
    }
    if (column.getCodec() == CompressionCodecName.SNAPPY && valuesPacked && levels < packed) {
      in.skipNBytes(levels);
      long said = number(in, next);
      if (said != unpacked - levels) {
        throw refused("a page of " + (unpacked - levels) + " bytes", said + " in snappy");
      }
    }
  }

  /** A snappy block begins with its unpacked length, seven bits a byte, the lowest first. */
  private static long number(Counted in, long end) throws IOException {
    long number = 0;
    for (int shift = 0; shift < Integer.SIZE && in.count < end; shift += 7) {
      int next = in.read();
      number |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return number;
      }
    }
    return -1;
  }

  private DataException refused(String expected, String got) {
    return new DataException(
        file
            + ", column "
            + column.getPath().toDotString()
            + ": expected "
            + expected
            + ", got "
            + got);
  }

  /** Knows how much of it was read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int read = super.read(bytes, from, most);
      count += Math.max(0, read);
      return read;
    }

    @Override
    public long skip(long most) throws IOException {
      long skipped = super.skip(most);
      count += skipped;
      return skipped;
    }
  }
}
