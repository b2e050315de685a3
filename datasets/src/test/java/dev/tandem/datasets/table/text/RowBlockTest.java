package dev.tandem.datasets.table.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tandem.network.FormatSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowBlockTest {
  private static final String[] CELLS = {
    "", " ", "1.5", "\" a\"", "b ", "\"q,r\"", "\"s\"\"t\"", "\"two\nlines\"", "é\u00a0€", "𝄞"
  };
  private static final int COLUMNS = 3;

  @TempDir Path folder;

  @Test
  void cells_and_lines_are_the_csv_readers_own_over_many_blocks() throws IOException {
    StringBuilder text = new StringBuilder("a,b,c\n");
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < 60_000; row++) {
      text.append(cell(random)).append(',').append(cell(random)).append(',').append(cell(random));
      text.append(random.nextInt(50) == 0 ? "\r\n\n" : "\n");
    }
    Path file = Files.writeString(folder.resolve("rows.csv"), text);
    List<String> expected = new ArrayList<>();
    try (CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text.toString())) {
      records.forEach(own -> expected.add(own.getStartingLineNumber() + " " + own.getFields()));
    }
    List<String> actual = new ArrayList<>();
    int[] blocks = {0};

    CsvRows.open(file, FormatSpec.DEFAULT)
        .forEach(
            block -> {
              blocks[0]++;
              for (int row = 0; row < block.rows(); row++) {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < COLUMNS; column++) {
                  String cell = block.cell(row, column);
                  int start = block.start(row, column);
                  assertThat(new String(block.text(), start, block.end(row, column) - start))
                      .isEqualTo(cell);
                  cells.add(cell);
                }
                actual.add(block.line(row) + " " + cells);
              }
            });

    assertThat(actual).isEqualTo(expected.subList(1, expected.size()));
    assertThat(blocks[0]).isGreaterThan(3);
  }

  @Test
  void rows_before_a_ragged_one_are_handed_over_before_the_complaint() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("rows.csv"), "a,b\n" + "1,2\n".repeat(100_000) + "3\n4,5\n");
    int[] rows = {0};

    assertThatThrownBy(
            () -> CsvRows.open(file, FormatSpec.DEFAULT).forEach(block -> rows[0] += block.rows()))
        .hasMessage(
            file
                + ", line 100002: expected 2 values, got 1; if another sign separates values, name"
                + " it with data.format.separator");
    assertThat(rows[0]).isEqualTo(100_000);
  }

  @Test
  void what_the_visitor_complains_about_ends_the_reading() throws IOException {
    Path file = Files.writeString(folder.resolve("rows.csv"), "a\n" + "1\n".repeat(300_000));

    assertThatThrownBy(
            () ->
                CsvRows.open(file, FormatSpec.DEFAULT)
                    .forEach(
                        block -> {
                          throw new IllegalStateException("enough");
                        }))
        .hasMessage("enough");
  }

  private static String cell(SplittableRandom random) {
    return CELLS[random.nextInt(CELLS.length)];
  }
}
