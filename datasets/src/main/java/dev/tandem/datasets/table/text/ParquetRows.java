package dev.tandem.datasets.table.text;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.tandem.data.DataException;
import dev.tandem.fault.PlainText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Parquet files whose columns are plain values; rows count as lines, from 1. */
public final class ParquetRows extends FileRows {
  private final Path file;
  private final List<Type> types;
  private final List<String> header;

  /**
   * @throws DataException if the file is missing or no Parquet file, or has columns inside columns
   */
  public ParquetRows(Path file) {
    super(file);
    this.file = file;
    try {
      ParquetMetadata metadata = ParquetReader.readMetadata(file.toFile());
      ParquetPages.require(file, metadata);
      this.types = metadata.getFileMetaData().getSchema().getFields();
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
    for (Type type : types) {
      if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
        throw new DataException(
            file + ", column " + type.getName(), "plain values", "lists or columns inside it");
      }
    }
    this.header = types.stream().map(Type::getName).toList();
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  void read(Visitor visitor) {
    String[] cells = new String[header.size()];
    Index places = new Index(header);
    Hydrator<String[], String[], Integer> filler = filler(cells);
    try (Stream<String[]> rows =
        ParquetReader.streamContent(
            file.toFile(), filler, path -> places.of(String.join(".", path)))) {
      Iterator<String[]> values = rows.iterator();
      long[] row = {0};
      ReadAhead.each(block -> fill(block, values, row), cells.length, visitor);
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static boolean fill(RowBlock block, Iterator<String[]> values, long[] row) {
    while (!block.isFull() && values.hasNext()) {
      block.add(values.next(), ++row[0]);
    }
    return block.isFull();
  }

  /** Fills the same array for row after row. */
  private Hydrator<String[], String[], Integer> filler(String[] cells) {
    return new Hydrator<>() {
      @Override
      public String[] start() {
        Arrays.fill(cells, "");
        return cells;
      }

      @Override
      public String[] add(String[] target, Integer place, Object value) {
        target[place] = text(value, types.get(place).getLogicalTypeAnnotation());
        return target;
      }

      @Override
      public String[] finish(String[] target) {
        return target;
      }
    };
  }

  /** Dates and moments are numbers in the file; as text they are what they mean. */
  private static String text(Object value, LogicalTypeAnnotation meaning) {
    if (value == null) {
      return "";
    }
    if (meaning instanceof DateLogicalTypeAnnotation && value instanceof Number days) {
      return LocalDate.ofEpochDay(days.longValue()).toString();
    }
    if (meaning instanceof TimestampLogicalTypeAnnotation stamp && value instanceof Number count) {
      return moment(count.longValue(), stamp.getUnit()).toString();
    }
    return value.toString();
  }

  private static LocalDateTime moment(long count, TimeUnit unit) {
    long each =
        switch (unit) {
          case MILLIS -> 1_000;
          case MICROS -> 1_000_000;
          default -> 1_000_000_000;
        };
    long nanos = Math.floorMod(count, each) * (1_000_000_000 / each);
    return LocalDateTime.ofInstant(
        Instant.ofEpochSecond(Math.floorDiv(count, each), nanos), ZoneOffset.UTC);
  }

  private DataException unreadable(Exception e) {
    return new DataException(
        file
            + ": expected a Parquet file, got one that cannot be read: "
            + PlainText.oneLine(e + ""),
        e);
  }
}
