package dev.tandem.network;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a table is read and prepared, as far as a person says so.
 *
 * @param format how its file is written
 * @param columns by name, what its cells are and how they become features
 * @param missing texts that stand for a missing value, beside the usual ones
 * @param refuseMissingLabels whether a row without a label is refused rather than left out
 * @param classes by name of a class, the texts of the label column that mean it; empty for all as
 *     they come
 * @param standardizeTarget whether targets that are numbers are standardized for training
 * @param history what features to make of earlier rows
 */
public record TableSpec(
    FormatSpec format,
    Map<String, ColumnSpec> columns,
    List<String> missing,
    boolean refuseMissingLabels,
    Map<String, List<String>> classes,
    Optional<Boolean> standardizeTarget,
    Optional<HistorySpec> history) {

  /** Nothing said. */
  public static final TableSpec DEFAULT =
      new TableSpec(
          FormatSpec.DEFAULT,
          Map.of(),
          List.of(),
          false,
          Map.of(),
          Optional.empty(),
          Optional.empty());

  public TableSpec {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    missing = List.copyOf(missing);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
  }
}
