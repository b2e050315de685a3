package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.TablePlan;
import dev.tandem.datasets.table.Tables;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.survey.TableSurvey;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person's own table with a label column. All its cells say what a column is, see {@link
 * dev.tandem.datasets.table.survey.KindFinder}; {@link TablePlan} says what becomes of it.
 */
public final class TableSource implements Source {
  private final Path file;

  public TableSource(Path file) {
    this.file = file;
  }

  @Override
  public String name() {
    String name = file.getFileName().toString().replaceAll("(?i)\\.gz$", "");
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
    Tables.requireFile(file);
  }

  @Override
  public String identity(DataSpec spec) {
    return "table/1 " + FileChecksum.of(file) + " " + spec.table();
  }

  @Override
  public RawRows load(DataSpec spec) {
    TextRows rows = Tables.open(file, spec.table().format());
    String label = spec.label().orElseThrow(() -> noLabel(rows));
    MissingTexts missing = new MissingTexts(spec.table().missing());
    Table.requireColumns(rows, named(spec, label));
    TableSurvey survey = TableSurvey.of(rows, missing);
    TablePlan plan = TablePlan.of(rows.file(), survey, spec, label);
    Map<String, Form> forms = new LinkedHashMap<>(plan.forms());
    forms.putAll(plan.watched());
    Table table = Table.read(rows, forms, missing);
    Labels labels =
        spec.task() == Task.REGRESSION
            ? Labels.numbers(table, label)
            : Labels.of(table, label, spec.table().classes());
    int unlabelled = table.rows() - labels.rows().length;
    if (unlabelled > 0 && spec.table().refuseMissingLabels()) {
      throw missingLabel(table, label, labels.rows(), unlabelled);
    }
    List<String> notes = new ArrayList<>(rows.notes());
    notes.addAll(plan.notes());
    if (unlabelled > 0) {
      notes.add(unlabelled + (unlabelled == 1 ? " row" : " rows") + " left out: no label");
    }
    List<ColumnFacts> columns = plan.facts(table);
    return new TableRows(
        table,
        labels.rows(),
        labels.targets(),
        plan.plans(),
        notes,
        columns,
        missing.own(),
        standardizesTarget(spec),
        Optional.empty());
  }

  private static boolean standardizesTarget(DataSpec spec) {
    return spec.task() == Task.REGRESSION && spec.table().standardizeTarget().orElse(true);
  }

  private static List<String> named(DataSpec spec, String label) {
    List<String> named = new ArrayList<>(spec.ignore());
    named.add(label);
    named.addAll(spec.table().columns().keySet());
    spec.split().flatMap(TablePlan::column).ifPresent(named::add);
    return named;
  }

  private static DataException missingLabel(Table table, String label, int[] labelled, int count) {
    int first = 0;
    while (first < labelled.length && labelled[first] == first) {
      first++;
    }
    return new DataException(
        table.place(first, label),
        "a label in every row, since data.missingLabels is refuse",
        count + " without");
  }

  private static DataException noLabel(TextRows rows) {
    return new DataException(
        "data.label",
        "the column to predict, one of " + Tables.columnNames(rows),
        "none (" + rows.file() + ")");
  }
}
