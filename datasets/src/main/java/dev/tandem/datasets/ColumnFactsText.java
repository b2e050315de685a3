package dev.tandem.datasets;

import dev.tandem.datasets.table.ColumnFacts;
import java.util.ArrayList;
import java.util.List;

/** What is shown of columns, as texts in a prepared file. */
final class ColumnFactsText {
  private ColumnFactsText() {}

  static void write(List<ColumnFacts> columns, Metadata metadata) {
    metadata.put("columns.count", columns.size());
    for (int i = 0; i < columns.size(); i++) {
      ColumnFacts own = columns.get(i);
      metadata.putList(
          "columns." + i,
          List.of(
              own.name(),
              own.kind(),
              own.use(),
              Long.toString(own.distinct()),
              Boolean.toString(own.more()),
              Long.toString(own.missing()),
              own.values(),
              own.note()));
    }
  }

  static List<ColumnFacts> read(Metadata metadata) {
    int count = Integer.parseInt(metadata.get("columns.count"));
    List<ColumnFacts> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> own = metadata.getList("columns." + i);
      columns.add(
          new ColumnFacts(
              own.get(0),
              own.get(1),
              own.get(2),
              Long.parseLong(own.get(3)),
              Boolean.parseBoolean(own.get(4)),
              Long.parseLong(own.get(5)),
              own.get(6),
              own.get(7)));
    }
    return columns;
  }
}
