package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.HistoryColumns;
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
import java.util.stream.IntStream;

/**
 * A person's own table with a label column. All its cells say what a column is, see {@link
 * dev.tandem.datasets.table.survey.KindFinder}; {@link TablePlan} says what becomes of it.
 */
public final class TableSource implements Source {
  private static final String NO_LABEL = ""; // which no column is called

  private final Path file;
  private final boolean labelled;

  public TableSource(Path file) {
    this(file, true);
  }

  private TableSource(Path file, boolean labelled) {
    this.file = file;
    this.labelled = labelled;
  }

  /** The same table for who only looks at it, and names no column to predict. */
  public TableSource unlabelled() {
    return new TableSource(file, false);
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
    return spec.task() == Task.REGRESSION || !labelled
        ? new SplitSpec.Shuffled()
        : new SplitSpec.Stratified();
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noRowsOfFiles(spec);
    Tables.requireFile(file);
    if (spec.task() == Task.CLASSIFICATION && spec.table().standardizeTarget().orElse(false)) {
      throw new DataException("data.target", "as-is, since classes have no scale", "standardize");
    }
  }

  @Override
  public String identity(DataSpec spec) {
    return "table/1 " + FileChecksum.of(file) + " " + spec.table();
  }

  @Override
  public RawRows load(DataSpec spec) {
    TextRows rows = Tables.open(file, spec.table().format());
    if (labelled && spec.label().isEmpty()) {
      throw noLabel(rows);
    }
    MissingTexts missing = new MissingTexts(spec.table().missing());
    Table.requireColumns(rows, named(spec));
    TableSurvey survey = TableSurvey.of(rows, missing);
    TablePlan plan = TablePlan.of(rows.file(), survey, spec, spec.label().orElse(NO_LABEL));
    Map<String, Form> forms = new LinkedHashMap<>(plan.forms());
    forms.putAll(plan.watched());
    Table table = Table.of(rows, survey, forms, missing);
    Labels labels = labels(spec, table);
    int unlabelled = table.rows() - labels.rows().length;
    if (unlabelled > 0 && spec.table().refuseMissingLabels()) {
      throw missingLabel(table, spec.label().orElseThrow(), labels.rows(), unlabelled);
    }
    List<String> notes = new ArrayList<>(rows.notes());
    notes.addAll(plan.notes());
    if (unlabelled > 0) {
      notes.add(unlabelled + (unlabelled == 1 ? " row" : " rows") + " left out: no label");
    }
    List<ColumnFacts> columns = plan.facts(table);
    List<ColumnPlan> plans = new ArrayList<>(plan.plans());
    Optional<Preprocessing.History> history =
        spec.table().history().isEmpty()
            ? Optional.empty()
            : plan.history(Labels.positives(labels.targets(), spec.table().classes()));
    history.ifPresent(
        own -> {
          HistoryColumns.addTo(table, own);
          plans.addAll(HistoryColumns.plans(own));
        });
    return new TableRows(
        table,
        labels.rows(),
        labels.targets(),
        plans,
        notes,
        columns,
        missing.own(),
        standardizesTarget(spec),
        plan.labelReading(),
        history,
        Optional.empty());
  }

  private static Labels labels(DataSpec spec, Table table) {
    if (spec.label().isEmpty()) {
      Targets nothing = new Targets.Values(new float[table.rows()], 1);
      return new Labels(nothing, IntStream.range(0, table.rows()).toArray());
    }
    String label = spec.label().get();
    return spec.task() == Task.REGRESSION
        ? Labels.numbers(table, label)
        : Labels.of(table, label, spec.table().classes());
  }

  private static boolean standardizesTarget(DataSpec spec) {
    return spec.task() == Task.REGRESSION && spec.table().standardizeTarget().orElse(true);
  }

  private static List<String> named(DataSpec spec) {
    List<String> named = new ArrayList<>(spec.ignore());
    spec.label().ifPresent(named::add);
    named.addAll(spec.table().columns().keySet());
    spec.split().flatMap(TablePlan::column).ifPresent(named::add);
    spec.table()
        .history()
        .ifPresent(
            history -> named.addAll(List.of(history.by(), history.at(), history.knownOrAt())));
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
