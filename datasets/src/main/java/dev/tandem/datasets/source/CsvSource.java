package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.Table;
import dev.tandem.datasets.table.TableReader;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any table with a label column. A column is a number, standardized, if all its training values
 * are; or else a category, one-hot, of at most 200 (an empty value is one of them). Among numbers,
 * empty values, NaN and infinity are refused, not guessed. The column that groups a split is no
 * feature.
 */
public final class CsvSource implements Source {
  private final Path file;

  public CsvSource(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  @Override
  public Task task(DataSpec spec) {
    return spec.task();
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return spec.task() == Task.REGRESSION ? new SplitSpec.Shuffled() : new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noRowsOfFiles(spec);
    TableReader.requireFile(file);
  }

  @Override
  public String identity(DataSpec spec) {
    return "csv/2 " + FileChecksum.of(file);
  }

  @Override
  public RawRows load(DataSpec spec) {
    Table table = TableReader.read(file);
    String label = spec.label().orElseThrow(() -> noLabel(table));
    table.requireColumn(label);
    spec.ignore().forEach(table::requireColumn);
    Optional<String> group = group(spec);
    group.ifPresent(table::requireColumn);
    List<ColumnPlan> plans = plans(table, label, spec.ignore(), group);
    int[] all = IntStream.range(0, table.rows()).toArray();
    Targets targets =
        spec.task() == Task.REGRESSION ? Labels.numbers(table, label) : Labels.of(table, label);
    return new TableRows(table, all, targets, plans, notes(group), Optional.empty());
  }

  private static Optional<String> group(DataSpec spec) {
    return spec.split().isPresent() && spec.split().get() instanceof SplitSpec.Grouped grouped
        ? Optional.of(grouped.column())
        : Optional.empty();
  }

  private static List<ColumnPlan> plans(
      Table table, String label, List<String> ignore, Optional<String> group) {
    List<String> features = new ArrayList<>(table.header());
    features.remove(label);
    features.removeAll(Set.copyOf(ignore));
    group.ifPresent(features::remove);
    if (features.isEmpty()) {
      throw new DataException(
          table.file()
              + ": expected at least one feature beside the label "
              + label
              + ", got none");
    }
    return features.stream().map(ColumnPlan::detected).toList();
  }

  private static List<String> notes(Optional<String> group) {
    return group.map(column -> column + " groups the split and is no feature").stream().toList();
  }

  private static DataException noLabel(Table table) {
    return new DataException(
        "data.label",
        "the column to predict, one of " + table.columnNames(),
        "none (" + table.file() + ")");
  }
}
