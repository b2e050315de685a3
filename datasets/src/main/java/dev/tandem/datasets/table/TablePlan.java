package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.ColumnPlan.Method;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.survey.ColumnSurvey;
import dev.tandem.datasets.table.survey.Decision;
import dev.tandem.datasets.table.survey.KindFinder;
import dev.tandem.datasets.table.survey.TableSurvey;
import dev.tandem.network.ColumnSpec;
import dev.tandem.network.ColumnSpec.Kind;
import dev.tandem.network.ColumnSpec.Scale;
import dev.tandem.network.DataSpec;
import dev.tandem.network.HistorySpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What becomes of every column of a table, by its survey and by what a person says. */
public final class TablePlan {
  private static final ColumnSpec NOTHING_TOLD =
      new ColumnSpec(Optional.empty(), Optional.empty(), Optional.empty());

  private final TableSurvey survey;
  private final DataSpec spec;
  private final String label;
  private final Optional<String> splitting;
  private final Optional<HistorySpec> history;
  private final Map<String, Decision> decisions = new LinkedHashMap<>();
  private final List<ColumnPlan> plans = new ArrayList<>();
  private final Map<String, Form> forms = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  private TablePlan(TableSurvey survey, DataSpec spec, String label) {
    this.survey = survey;
    this.spec = spec;
    this.label = label;
    this.splitting = spec.split().flatMap(TablePlan::column);
    this.history = spec.table().history();
  }

  /**
   * Decides.
   *
   * @throws DataException if a column is of no one kind, or none is left as a feature
   */
  public static TablePlan of(String file, TableSurvey survey, DataSpec spec, String label) {
    TablePlan plan = new TablePlan(survey, spec, label);
    KindFinder finder = new KindFinder(file, spec.table().format());
    survey.names().forEach(name -> plan.add(file, name, finder));
    plan.history.ifPresent(plan::requireMoments);
    if (plan.plans.isEmpty()) {
      throw new DataException(
          file + ": expected at least one feature beside the label " + label + ", got none");
    }
    return plan;
  }

  /** The column that a split reads, if it reads one. */
  public static Optional<String> column(SplitSpec split) {
    if (split instanceof SplitSpec.Grouped grouped) {
      return Optional.of(grouped.column());
    }
    if (split instanceof SplitSpec.ByTime time) {
      return Optional.of(time.column());
    }
    return split instanceof SplitSpec.ByColumn sides
        ? Optional.of(sides.column())
        : Optional.empty();
  }

  private void add(String file, String name, KindFinder finder) {
    ColumnSpec told = spec.table().columns().getOrDefault(name, NOTHING_TOLD);
    ColumnSurvey cells = survey.column(name);
    if (name.equals(label)) {
      label(file, name, cells, finder);
    } else if (splitting.isPresent() && splitting.get().equals(name)) {
      splitting(name, cells, told, finder);
    } else if (history.isPresent() && history.get().by().equals(name)) {
      decisions.put(name, new Decision(Kind.TEXT, Reading.PLAIN, false, ""));
      forms.put(name, Form.KEY);
      notes.add(name + " tells whose history a row has and is no feature");
    } else if (spec.ignore().contains(name) && isMoment(name)) {
      moment(name, finder.decide(name, cells, told.kind()));
    } else if (spec.ignore().contains(name)) {
      decisions.put(name, new Decision(Kind.TEXT, Reading.PLAIN, false, ""));
    } else {
      feature(name, cells, told, finder);
    }
  }

  private void label(String file, String name, ColumnSurvey cells, KindFinder finder) {
    boolean number = spec.task() == Task.REGRESSION;
    if (!number && cells.saturated()) { // refused here, since as texts they may fill the memory
      throw new DataException(
          file + ", column " + name,
          "classes to predict",
          "more than "
              + ColumnSurvey.MOST_DISTINCT
              + " different values; to predict numbers, say data.task: regression");
    }
    Optional<Kind> kind = Optional.of(number ? Kind.NUMBER : Kind.CATEGORY);
    Decision decision = finder.decide(name, cells, kind);
    decisions.put(name, decision);
    forms.put(name, number ? new Form(Form.Kind.NUMBER, decision.reading()) : Form.TEXT);
  }

  private void splitting(String name, ColumnSurvey cells, ColumnSpec told, KindFinder finder) {
    SplitSpec split = spec.split().get();
    boolean byTime = split instanceof SplitSpec.ByTime;
    if (split instanceof SplitSpec.ByColumn && cells.saturated()) { // as with the label
      throw new DataException(
          "data.split, column " + name,
          "train, validation or test in every row",
          "more than " + ColumnSurvey.MOST_DISTINCT + " different values");
    }
    Decision decision =
        finder.decide(name, cells, byTime ? told.kind() : Optional.of(Kind.CATEGORY));
    Form.Kind form =
        switch (decision.kind()) {
          case NUMBER -> Form.Kind.NUMBER;
          case DATE -> Form.Kind.DATE;
          default -> split instanceof SplitSpec.Grouped ? Form.Kind.KEY : Form.Kind.TEXT;
        };
    if (byTime && form == Form.Kind.TEXT) {
      throw new DataException("data.split", "a column of dates or numbers for time", name);
    }
    decisions.put(name, decision);
    forms.put(name, new Form(form, decision.reading()));
    String verb = split instanceof SplitSpec.Grouped ? "groups" : "makes";
    notes.add(name + " " + verb + " the split and is no feature");
  }

  private void feature(String name, ColumnSurvey cells, ColumnSpec told, KindFinder finder) {
    Optional<Kind> kind =
        told.kind()
            .or(() -> told.scale().map(scale -> Kind.NUMBER))
            .or(() -> told.encode().map(encode -> Kind.CATEGORY));
    Decision decision = finder.decide(name, cells, kind);
    decisions.put(name, decision);
    Reading reading = decision.reading();
    switch (decision.kind()) {
      case NUMBER -> plans.add(ColumnPlan.of(name, reading, number(told)));
      case BOOLEAN -> plans.add(ColumnPlan.of(name, Method.FLAG));
      case CATEGORY -> plans.add(ColumnPlan.of(name, category(told)));
      case DATE -> date(name, decision);
      default -> {
        return; // text is no feature
      }
    }
    ColumnPlan last = plans.get(plans.size() - 1);
    forms.put(name, last.form());
  }

  private boolean isMoment(String name) {
    return history.isPresent()
        && (history.get().at().equals(name) || history.get().knownOrAt().equals(name));
  }

  private void moment(String name, Decision decision) {
    decisions.put(name, decision);
    Form.Kind form = decision.kind() == Kind.DATE ? Form.Kind.DATE : Form.Kind.NUMBER;
    forms.put(name, new Form(form, decision.reading()));
  }

  private void requireMoments(HistorySpec told) {
    requireMoment("data.history.at", told.at(), "a column of dates or numbers");
    Kind kind = decisions.get(told.at()).kind();
    String same = "a column of " + (kind == Kind.DATE ? "dates" : "numbers") + ", as at is";
    requireMoment("data.history.known", told.knownOrAt(), same);
    if (decisions.get(told.knownOrAt()).kind() != kind) {
      throw notOf("data.history.known", told.knownOrAt(), same);
    }
  }

  private void requireMoment(String key, String name, String expected) {
    Kind kind = decisions.get(name).kind();
    if (name.equals(label) || kind != Kind.DATE && kind != Kind.NUMBER) {
      throw notOf(key, name, expected);
    }
  }

  private DataException notOf(String key, String name, String expected) {
    String kind = decisions.get(name).kind().name().toLowerCase(Locale.ROOT);
    return new DataException(
        key, expected, name + (name.equals(label) ? ", the label" : ", a column of kind " + kind));
  }

  /**
   * Where a row's history is found, if somebody asks for one.
   *
   * @param positives texts of the label that count; none of numbers
   */
  public Optional<Preprocessing.History> history(List<String> positives) {
    return history.map(
        told ->
            new Preprocessing.History(
                told.by(),
                cells(told.at()),
                cells(told.knownOrAt()),
                decisions.get(told.at()).kind() == Kind.DATE,
                cells(label),
                positives));
  }

  private Preprocessing.History.Cells cells(String name) {
    return new Preprocessing.History.Cells(name, decisions.get(name).reading());
  }

  private static Method number(ColumnSpec told) {
    return switch (told.scale().orElse(Scale.STANDARD)) {
      case STANDARD -> Method.STANDARD;
      case MIN_MAX -> Method.MIN_MAX;
      case ROBUST -> Method.ROBUST;
      case LOG -> Method.LOG;
    };
  }

  private static Method category(ColumnSpec told) {
    return told.encode().isPresent() && told.encode().get() == ColumnSpec.Encode.TARGET
        ? Method.TARGET
        : Method.CATEGORY;
  }

  private void date(String name, Decision decision) {
    date(name, " days", Derivation.DAYS, decision, Method.STANDARD);
    date(name, " year", Derivation.YEAR, decision, Method.STANDARD);
    date(name, " month", Derivation.MONTH, decision, Method.MONTHS);
    date(name, " weekday", Derivation.WEEKDAY, decision, Method.WEEKDAYS);
    if (decision.timed()) {
      date(name, " hour", Derivation.HOUR, decision, Method.HOURS);
    }
  }

  private void date(
      String name, String part, Derivation derivation, Decision decision, Method how) {
    plans.add(new ColumnPlan(name + part, derivation, List.of(name), decision.reading(), how));
  }

  /** The columns that become features, in order. */
  public List<ColumnPlan> plans() {
    return plans;
  }

  /** By column that is needed, as what its cells are kept. */
  public Map<String, Form> forms() {
    return forms;
  }

  /** How the label's cells are written, if they are numbers. */
  public Reading labelReading() {
    return forms.getOrDefault(label, Form.NUMBER).reading();
  }

  /**
   * By column that is no feature but may name a person or thing that several rows are about, as
   * what its cells are kept.
   */
  public Map<String, Form> watched() {
    Map<String, Form> watched = new LinkedHashMap<>();
    for (String name : decisions.keySet()) {
      ColumnSurvey cells = survey.column(name);
      if (!forms.containsKey(name) && !cells.saturated() && cells.distinct() < cells.cells()) {
        watched.put(name, Form.TEXT);
      }
    }
    return watched;
  }

  /** What was decided that a person should know, one line each. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (survey.hasIndex()) {
      all.add("the column without a name counts the rows and is left out");
    }
    decisions.forEach(
        (name, decision) -> {
          long missing = survey.column(name).missing();
          boolean label = name.equals(this.label);
          if (!decision.note().isEmpty()) {
            all.add(name + ": " + decision.note());
          }
          if (missing > 0 && forms.containsKey(name) && !label) {
            all.add(name + ": " + missing + (missing == 1 ? " value" : " values") + " missing");
          }
        });
    return all;
  }

  /** What is shown of every column. */
  public List<ColumnFacts> facts(Table table) {
    return SideBySide.map(
        List.copyOf(decisions.keySet()), name -> facts(name, decisions.get(name), table));
  }

  private ColumnFacts facts(String name, Decision decision, Table table) {
    ColumnSurvey cells = survey.column(name);
    Column column = table.column(name);
    return new ColumnFacts(
        name,
        decision.kind().name().toLowerCase(Locale.ROOT),
        use(name),
        cells.distinct(),
        cells.saturated(),
        cells.missing(),
        column instanceof NumberColumn || column instanceof DateColumn
            ? CellSummary.range(column, table.rows())
            : name.equals(label) ? CellSummary.classes(table, label) : CellSummary.commonest(cells),
        decision.note());
  }

  private String use(String name) {
    if (name.equals(label)) {
      return "label";
    }
    if (splitting.isPresent() && splitting.get().equals(name)) {
      return "split";
    }
    boolean ofHistory = history.isPresent() && history.get().by().equals(name) || isMoment(name);
    if (ofHistory && plans.stream().noneMatch(plan -> plan.sources().contains(name))) {
      return "history";
    }
    return forms.containsKey(name) ? "feature" : "left out";
  }
}
