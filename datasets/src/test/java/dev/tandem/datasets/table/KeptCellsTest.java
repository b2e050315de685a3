package dev.tandem.datasets.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.survey.TableSurvey;
import dev.tandem.datasets.table.text.MemoryRows;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeptCellsTest {
  private static final int ROWS =
      30_000; // some columns have more different values than are counted

  private static final Map<String, Form> FORMS =
      Map.of(
          "decimal", Form.NUMBER,
          "small", Form.NUMBER,
          "late", Form.NUMBER,
          "comma", new Form(Form.Kind.NUMBER, new Reading(',', ".", false)),
          "day", new Form(Form.Kind.DATE, new Reading('.', "", true)),
          "moment", Form.DATE,
          "city", Form.TEXT,
          "small text", Form.TEXT);

  private final SplittableRandom random = new SplittableRandom(1);

  private String cell(String column, int row) {
    if (random.nextInt(20) == 0) {
      return random.nextBoolean() ? "" : " NA ";
    }
    return switch (column) {
      case "decimal" -> (random.nextInt(9) == 0 ? "-" : "") + random.nextInt(3_000_000) / 1e4;
      case "small", "small text" -> " " + random.nextInt(40);
      case "late" -> row < ROWS - 5 ? "" + random.nextInt(1_000_000) : "1e3";
      case "comma" -> random.nextInt(1_000) + "," + random.nextInt(1_000);
      case "day" -> (1 + random.nextInt(12)) + "/" + (1 + random.nextInt(28)) + "/2024";
      case "moment" -> "2024-01-02T10:" + (10 + random.nextInt(50)) + ":" + (10 + row % 50) + "Z";
      default -> List.of("Oslo", "Lima", "Köln").get(random.nextInt(3));
    };
  }

  @Test
  void what_a_survey_keeps_is_what_reading_again_gives() {
    List<String> names = List.copyOf(FORMS.keySet());
    MemoryRows rows = new MemoryRows("rows", names);
    for (int row = 0; row < ROWS; row++) {
      int place = row;
      rows.add(names.stream().map(name -> cell(name, place)).toList());
    }
    MissingTexts missing = new MissingTexts(List.of());

    Table kept = Table.of(rows, TableSurvey.of(rows, missing), FORMS, missing);
    Table read = Table.read(rows, FORMS, missing);

    assertThat(kept.rows()).isEqualTo(ROWS);
    for (String name : names) {
      Column own = kept.column(name);
      Column other = read.column(name);
      for (int row = 0; row < ROWS; row++) {
        assertThat(own.isMissing(row)).isEqualTo(other.isMissing(row));
        assertThat(own.text(row)).as(name).isEqualTo(other.text(row));
        assertThat(kept.line(row)).isEqualTo(read.line(row));
      }
    }
  }
}
