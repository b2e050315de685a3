package dev.tandem.datasets.table.text;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tandem.data.DataException;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.FormatSpec.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Values between separators (RFC 4180), plain or packed by gzip. Empty lines are skipped; every
 * other line has a value for every column.
 */
public final class CsvRows extends FileRows {
  private static final int BEGINNING = 1 << 16; // characters that tell the dialect
  private static final int LONGEST_ROW = 1 << 24; // characters

  private final Path file;
  private final TextEncoding encoding;
  private final Dialect dialect;
  private final List<String> header;
  private final boolean headerInFile;
  private final List<String> notes;

  private CsvRows(Path file, FormatSpec spec, List<String> names) {
    super(file);
    this.file = file;
    this.encoding =
        spec.encoding()
            .map(name -> TextEncoding.named(name, file))
            .orElseGet(() -> TextEncoding.of(file));
    String start = beginning();
    this.dialect = Dialect.of(start, RowFiles.name(file), spec);
    FirstLine first = new FirstLine(file, firstRecord());
    this.headerInFile =
        names.isEmpty() ? spec.header().orElse(Header.FIRST) == Header.FIRST : first.isHeader();
    this.header = names.isEmpty() ? first.names(spec.header()) : names;
    this.notes = told(spec);
  }

  /**
   * Rows under a header.
   *
   * @throws DataException if the file is missing, empty, or not text
   */
  public static CsvRows open(Path file, FormatSpec spec) {
    return new CsvRows(file, spec, List.of());
  }

  /** Rows whose first line is a header only if none of its values is a number. */
  public static CsvRows named(Path file, List<String> header) {
    return new CsvRows(file, FormatSpec.DEFAULT, header);
  }

  /**
   * @throws DataException if there is no such file; says what there is
   */
  public static void requireFile(Path file) {
    RowFiles.require(file);
  }

  private List<String> told(FormatSpec spec) {
    List<String> told =
        new ArrayList<>(
            dialect.notes(spec.separator().isPresent() || RowFiles.name(file).endsWith(".tsv")));
    if (!encoding.note().isEmpty()) {
      told.add(encoding.note());
    }
    if (spec.header().equals(Optional.of(Header.NONE))) {
      told.add(FirstLine.note(header));
    }
    return List.copyOf(told);
  }

  private String beginning() {
    try (Reader reader = reader()) {
      char[] signs = new char[BEGINNING];
      int count = 0;
      int more = reader.read(signs, 0, BEGINNING);
      while (more > 0) {
        count += more;
        more = reader.read(signs, count, BEGINNING - count);
      }
      return new String(signs, 0, count);
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }

  private List<String> firstRecord() {
    List<String> first = new ArrayList<>();
    read(
        CsvRecordHandler.of(),
        records -> {
          if (records.hasNext()) {
            first.addAll(records.next().getFields());
          }
        });
    if (first.isEmpty()) {
      throw new DataException(file + ": expected a header and rows, got an empty file");
    }
    return first;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  void read(Visitor visitor) {
    CsvBlocks blocks = new CsvBlocks(header.size(), headerInFile);
    read(
        blocks,
        records -> ReadAhead.each(rows -> fill(rows, blocks, records), header.size(), visitor));
  }

  private boolean fill(RowBlock rows, CsvBlocks blocks, Iterator<CsvBlocks> records) {
    blocks.into(rows);
    while (!rows.isFull() && records.hasNext()) {
      records.next();
      if (blocks.fields() != header.size()) {
        throw ragged(blocks.line(), blocks.fields());
      }
    }
    return rows.isFull();
  }

  private DataException ragged(long line, int got) {
    boolean other = got == 1 || header.size() == 1;
    String help =
        other ? "; if another sign separates values, name it with data.format.separator" : "";
    return new DataException(file + ", line " + line, header.size() + " values", got + help);
  }

  private <T> void read(CsvCallbackHandler<T> handler, Consumer<Iterator<T>> action) {
    try (Reader reader = reader();
        CsvReader<T> records =
            CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_ROW)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(handler, reader)) {
      action.accept(records.iterator());
    } catch (UncheckedIOException e) {
      throw RowFiles.unreadable(file, e.getCause());
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    } catch (CsvParseException e) {
      throw e.getCause() instanceof IOException cause
          ? RowFiles.unreadable(file, cause)
          : CsvComplaint.of(file, e, LONGEST_ROW);
    }
  }

  private Reader reader() throws IOException {
    InputStream bytes = RowFiles.open(file);
    try {
      bytes.skipNBytes(encoding.mark());
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            encoding
                .charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(
                    encoding.charset().equals(TextEncoding.WINDOWS)
                        ? CodingErrorAction.REPLACE // five bytes that Latin-1 has as control signs
                        : CodingErrorAction.REPORT)),
        1 << 16);
  }
}
