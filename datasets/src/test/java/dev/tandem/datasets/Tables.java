package dev.tandem.datasets;

import dev.tandem.network.ColumnSpec;
import dev.tandem.network.ColumnSpec.Encode;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.HistorySpec;
import dev.tandem.network.TableSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds what tests say of a table: the defaults but for what a test is about. */
final class Tables {
  private Tables() {}

  static TableSpec of(Map<String, ColumnSpec> columns, Optional<HistorySpec> history) {
    return new TableSpec(
        FormatSpec.DEFAULT, columns, List.of(), false, Map.of(), Optional.empty(), history);
  }

  static TableSpec history(String by, String at, String known) {
    return of(Map.of(), Optional.of(new HistorySpec(by, at, Optional.of(known))));
  }

  static TableSpec targetEncoded(String column) {
    ColumnSpec own = new ColumnSpec(Optional.empty(), Optional.empty(), Optional.of(Encode.TARGET));
    return of(Map.of(column, own), Optional.empty());
  }

  static TableSpec standardized(boolean target) {
    return new TableSpec(
        FormatSpec.DEFAULT,
        Map.of(),
        List.of(),
        false,
        Map.of(),
        Optional.of(target),
        Optional.empty());
  }
}
