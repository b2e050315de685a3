package dev.tandem.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.ParquetWriter;
import dev.tandem.data.DataException;
import dev.tandem.datasets.table.Tables;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.fault.Altered;
import dev.tandem.network.FormatSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same six rows, whatever the file that they lie in. */
class RowFilesTest {
  private static final String[][] ROWS = {
    {"size", "city", "since", "sold"},
    {"1.5", "Köln", "2024-01-31", "yes"},
    {"2.5", "Oslo", "2024-02-29", "no"},
    {"", "Köln", "2024-03-01", "yes"},
    {"4.5", "Lima", "2024-04-01", "no"},
    {"5.5", "Oslo", "2024-05-01", "yes"},
    {"6.5", "Lima", "2024-06-01", "no"}
  };

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "rows.csv!,!UTF-8",
        "rows.tsv!tab!UTF-8",
        "rows.csv!;!UTF-8",
        "rows.csv!|!UTF-8",
        "rows.csv!,!ISO-8859-1",
        "rows.csv!,!windows-1252",
        "rows.csv!;!UTF-16",
        "rows.csv!,!UTF-16LE",
        "rows.csv.gz!,!UTF-8"
      })
  void separators_and_encodings_are_recognised(String name, String separator, String encoding)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (String[] row : ROWS) {
      text.append(String.join(separator.equals("tab") ? "\t" : separator, row)).append("\r\n");
    }
    assertSame(write(name, text.toString(), Charset.forName(encoding)));
  }

  @Test
  void json_lines_are_rows() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < ROWS.length; i++) {
      String size = ROWS[i][0].isEmpty() ? "null" : ROWS[i][0];
      text.append(
          "{\"size\":%s,\"city\":\"%s\",\"since\":\"%s\",\"sold\":\"%s\"}%n"
              .formatted(size, ROWS[i][1], ROWS[i][2], ROWS[i][3]));
    }
    assertSame(write("rows.jsonl", text.toString(), StandardCharsets.UTF_8));
  }

  @Test
  void parquet_is_read_with_its_dates() throws IOException {
    MessageType schema =
        new MessageType(
            "rows",
            Types.optional(PrimitiveTypeName.DOUBLE).named("size"),
            Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("city"),
            Types.required(PrimitiveTypeName.INT32)
                .as(LogicalTypeAnnotation.dateType())
                .named("since"),
            Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named("sold"));
    Path file = folder.resolve("rows.parquet");
    try (ParquetWriter<String[]> writer =
        ParquetWriter.writeFile(
            schema,
            file.toFile(),
            (row, values) -> {
              if (!row[0].isEmpty()) {
                values.write("size", Double.parseDouble(row[0]));
              }
              values.write("city", row[1]);
              values.write("since", (int) java.time.LocalDate.parse(row[2]).toEpochDay());
              values.write("sold", row[3]);
            })) {
      for (int i = 1; i < ROWS.length; i++) {
        writer.write(ROWS[i]);
      }
    }
    assertSame(file);
  }

  @Test
  void json_and_parquet_that_are_none_are_refused_in_one_line() throws IOException {
    Path json = write("rows.jsonl", "{\"a\": 1}\n{\"a\": [1]}\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> prepare(json))
        .hasMessage(
            json
                + ", line 2, column a: expected a text, number, true, false or null, got a list or"
                + " object");
    Path word = write("rows.jsonl", "{\"a\": 1}\nhello\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> prepare(word))
        .hasMessageContaining(", line 2: expected a JSON object");
    Path parquet = write("rows.parquet", "no parquet at all", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> prepare(parquet))
        .hasMessageStartingWith(parquet + ": expected a Parquet file, got one that cannot be read")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "gzip ! expected to be packed by snappy, zstd or lz4_raw, or not, got GZIP",
        "column-beyond-the-file ! expected pages within 61 bytes, got one of 33",
        "page-of-gigabytes ! in snappy"
      })
  void parquet_that_cannot_be_unpacked_is_refused_in_one_line(String name, String words)
      throws IOException {
    String inputs = "source/TableFuzzTestInputs/a_parquet_file_is_rows_or_refused/";
    Path file = folder.resolve("rows.parquet");
    Files.write(file, Altered.file(RowFilesTest.class, inputs + name));

    assertThatThrownBy(() -> prepare(file))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_file_with_a_nul_byte_or_an_address_is_refused() throws IOException {
    Path file = write("rows.csv", "a,b\n1,x\n2\0,y\n", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> prepare(file))
        .hasMessage(file + ", line 3: expected text, got a NUL byte: is it a binary file?");
    assertThatThrownBy(() -> prepare(Specs.of("https://example.org/a.csv").label("sold")))
        .hasMessage(
            "https://example.org/a.csv: expected a file, got an address; download it first");
  }

  @ParameterizedTest
  @CsvSource({"rows.csv, 'a,b\n1,x\n'", "rows.jsonl, '{\"a\": 1}'"})
  void a_file_that_changes_while_it_is_read_is_refused(String name, String text)
      throws IOException {
    Path file = write(name, text, StandardCharsets.UTF_8);
    TextRows rows = Tables.open(file, FormatSpec.DEFAULT);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertThatThrownBy(() -> rows.forEach(block -> {}))
        .hasMessage(
            file
                + ": expected a file that stays as it is, got one that changed while it was read;"
                + " try again");
  }

  /** Median of 1.5, 2.5, 4.5, 5.5, 6.5 is 4.5; the third row has it and the flag. */
  private void assertSame(Path file) {
    PreparedData data = prepare(file);
    assertThat(data.facts().classes()).containsExactly("no", "yes");
    assertThat(data.splits().training().featureNames())
        .startsWith("size", "size missing", "city=Köln", "city=Lima", "city=Oslo", "since days");
    float[] third = new float[data.splits().training().features().width()];
    float[] fourth = third.clone();
    data.splits().training().features().copy(2, third);
    data.splits().training().features().copy(3, fourth);
    assertThat(third[0]).isEqualTo(fourth[0]);
    assertThat(third).startsWith(third[0], 1, 1, 0, 0);
    assertThat(fourth).startsWith(fourth[0], 0, 0, 1, 0);
  }

  private Path write(String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      out.write(text.getBytes(charset));
    }
    return file;
  }

  private PreparedData prepare(Path file) {
    return prepare(Specs.of(file.toString()).label("sold"));
  }

  private PreparedData prepare(Specs specs) {
    DataFolders folders = new DataFolders(folder, folder.resolve("cache"));
    return PreparedData.open(DatasetCatalog.prepare(specs.split("none").spec(), folders).path());
  }
}
