package dev.tandem.datasets.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tandem.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads CSV (RFC 4180, UTF-8, with or without a byte order mark) and, from files that end in .tsv,
 * values between tabs. Empty lines are skipped; every other line has a value for every column.
 */
public final class TableReader {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TableReader() {}

  /**
   * A table under its header.
   *
   * @throws DataException if the file is missing, empty, ragged, not UTF-8 or has a column twice
   */
  public static Table read(Path file) {
    TableBuilder[] builder = new TableBuilder[1];
    forEachRecord(
        file,
        line -> {
          if (builder[0] == null) {
            requireDistinct(file, line);
            builder[0] = new TableBuilder(file.toString(), line.getFields());
          } else {
            builder[0].add(line);
          }
        });
    if (builder[0] == null) {
      throw new DataException(file + ": expected a header and rows, got an empty file");
    }
    return builder[0].build();
  }

  /** A table whose first line may or may not be a header: it is one if no value is a number. */
  static Table readWithOptionalHeader(Path file, List<String> header) {
    TableBuilder builder = new TableBuilder(file.toString(), header);
    boolean[] first = {true};
    forEachRecord(
        file,
        line -> {
          boolean isHeader = first[0] && line.getFields().stream().noneMatch(Numbers::isNumber);
          first[0] = false;
          if (!isHeader) {
            builder.add(line);
          }
        });
    return builder.build();
  }

  private static void forEachRecord(Path file, Consumer<CsvRecord> action) {
    requireFile(file);
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipByteOrderMark(reader);
      CsvReader.builder()
          .fieldSeparator(file.toString().endsWith(".tsv") ? '\t' : ',')
          .allowUnclosedQuote(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofCsvRecord(reader)
          .forEach(action);
    } catch (UncheckedIOException e) {
      throw unreadable(file, e.getCause());
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (CsvParseException e) {
      throw e.getCause() instanceof IOException cause
          ? unreadable(file, cause)
          : new DataException(file + ": expected CSV: " + Names.oneLine(reason(e)), e);
    }
  }

  private static String reason(CsvParseException e) {
    return e.getCause() == null
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause().getMessage();
  }

  /**
   * @throws DataException if there is no such file
   */
  public static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file.toString(), "a CSV file", Files.isDirectory(file) ? "a folder" : "no such file");
    }
  }

  private static void skipByteOrderMark(BufferedReader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != BYTE_ORDER_MARK) {
      reader.reset();
    }
  }

  private static DataException unreadable(Path file, IOException e) {
    return e instanceof CharacterCodingException
        ? new DataException(file + ": expected text in UTF-8, got bytes that are not", e)
        : new DataException(file + ": expected a readable file, got " + e, e);
  }

  private static void requireDistinct(Path file, CsvRecord header) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i);
      String place = file + ", line " + header.getStartingLineNumber();
      if (name.isBlank()) {
        throw new DataException(place, "a name for every column", "none for column " + (i + 1));
      }
      if (!seen.add(name)) {
        throw new DataException(place, "every column once", "'" + name + "' twice");
      }
    }
  }
}
