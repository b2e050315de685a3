package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.ColumnPlan.Method;
import dev.tandem.datasets.table.DerivedColumn;
import dev.tandem.datasets.table.Forms;
import dev.tandem.datasets.table.HistoryColumns;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.Tables;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.survey.MissingTexts;
import dev.tandem.datasets.table.text.TextRows;
import dev.tandem.network.DataSpec;
import dev.tandem.network.HistorySpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.TableSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Medical appointments, and who did not come: the label is {@code No-show}, {@code Yes} the
 * positive class.
 *
 * <p>Features: gender, weekday of the appointment and neighbourhood one-hot; age, days from
 * scheduling to the appointment, hour of scheduling, scholarship, the conditions and whether a text
 * message was sent, all standardized. About 98 of them: as many as the training rows have
 * neighbourhoods and weekdays. AppointmentID and PatientId are none.
 *
 * <p>Dirt: rows with an age below 0, or an appointment on a day before it was made, are dropped.
 * PatientIds are texts, so that those in scientific notation ({@code 9.37953E-5}) stay what they
 * are: names. Both are counted in the notes.
 */
public final class NoShowSource implements Source {
  private static final String LABEL = "No-show";
  private static final String PATIENT = "PatientId";
  static final List<String> CLASSES = List.of("No", "Yes");
  private static final Pattern SCIENTIFIC = Pattern.compile("[0-9.]+[eE][-+]?[0-9]+");
  private static final List<String> WAITING = List.of("ScheduledDay", "AppointmentDay");

  private static final List<ColumnPlan> PLANS =
      plans("Hipertension", "Diabetes", "Alcoholism", "Handcap", "SMS_received");

  private final NoShowFolder folder;

  /**
   * @param dataFolder that has a folder noshow
   */
  public NoShowSource(Path dataFolder) {
    this.folder = new NoShowFolder(dataFolder.resolve("noshow"));
  }

  /** The columns that every table of appointments has, and numbers behind them. */
  static List<ColumnPlan> plans(String... numbers) {
    Stream<ColumnPlan> shared =
        Stream.of(
            ColumnPlan.of("Gender", Method.CATEGORY_WITHOUT_GAPS),
            ColumnPlan.of("Age", Method.NUMBER_WITHOUT_GAPS),
            new ColumnPlan(
                "WaitingDays",
                Derivation.DAYS_BETWEEN,
                WAITING,
                Reading.PLAIN,
                Method.NUMBER_WITHOUT_GAPS),
            new ColumnPlan(
                "Weekday",
                Derivation.WEEKDAY,
                List.of("AppointmentDay"),
                Reading.PLAIN,
                Method.CATEGORY_WITHOUT_GAPS),
            new ColumnPlan(
                "ScheduledHour",
                Derivation.HOUR,
                List.of("ScheduledDay"),
                Reading.PLAIN,
                Method.NUMBER_WITHOUT_GAPS),
            ColumnPlan.of("Neighbourhood", Method.CATEGORY_WITHOUT_GAPS),
            ColumnPlan.of("Scholarship", Method.NUMBER_WITHOUT_GAPS));
    return Stream.concat(
            shared,
            Arrays.stream(numbers).map(name -> ColumnPlan.of(name, Method.NUMBER_WITHOUT_GAPS)))
        .toList();
  }

  @Override
  public String name() {
    return "noshow";
  }

  @Override
  public SplitSpec defaultSplit(DataSpec spec) {
    return new SplitSpec.Stratified();
  }

  @Override
  public Optional<String> label() {
    return Optional.of(LABEL);
  }

  @Override
  public void check(DataSpec spec) {
    SpecChecks.noColumns(spec.with(TableSpec.DEFAULT));
    SpecChecks.tableKeys(
        spec,
        new TableSpec(
            spec.table().format(),
            Map.of(),
            List.of(),
            false,
            Map.of(),
            Optional.empty(),
            spec.table().history()));
    SpecChecks.noRowsOfFiles(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    String history = spec.table().history().map(own -> " " + own).orElse("");
    return "noshow/1 " + FileChecksum.of(folder.file()) + history;
  }

  @Override
  public RawRows load(DataSpec spec) {
    Optional<Preprocessing.History> history = spec.table().history().map(NoShowSource::history);
    Table table = read(Tables.open(folder.file(), spec.table().format()), history);
    Targets labels = Labels.of(table, LABEL, CLASSES).targets();
    List<ColumnPlan> plans = new ArrayList<>(PLANS);
    history.ifPresent(
        own -> {
          HistoryColumns.addTo(table, own);
          plans.addAll(HistoryColumns.plans(own));
        });
    DerivedColumn age = new DerivedColumn(table, Derivation.VALUE, List.of("Age"));
    DerivedColumn waiting = new DerivedColumn(table, Derivation.DAYS_BETWEEN, WAITING);
    boolean[] unborn = new boolean[table.rows()];
    boolean[] late = new boolean[table.rows()];
    for (int row = 0; row < table.rows(); row++) {
      unborn[row] = age.number(row) < 0;
      late[row] = !unborn[row] && waiting.number(row) < 0;
    }
    int[] kept =
        IntStream.range(0, table.rows()).filter(row -> !unborn[row] && !late[row]).toArray();
    requireSome(table, kept);
    return TableRows.preset(
        table,
        kept,
        labels,
        plans,
        notes(table, count(unborn), count(late)),
        history,
        Optional.empty());
  }

  /** Of whom a person says, over the table's own two dates. */
  private static Preprocessing.History history(HistorySpec told) {
    requireDate("data.history.at", told.at());
    requireDate("data.history.known", told.knownOrAt());
    return new Preprocessing.History(
        told.by(),
        cells(told.at()),
        cells(told.knownOrAt()),
        true,
        cells(LABEL),
        CLASSES.subList(1, 2));
  }

  private static void requireDate(String key, String column) {
    if (!WAITING.contains(column)) {
      throw new DataException(key, String.join(" or ", WAITING), column);
    }
  }

  private static Preprocessing.History.Cells cells(String column) {
    return new Preprocessing.History.Cells(column, Reading.PLAIN);
  }

  /** Patients, if the table has them, may group a split, and their dates make one. */
  private static Table read(TextRows rows, Optional<Preprocessing.History> history) {
    Map<String, Form> forms = new LinkedHashMap<>(Forms.ofPlans(PLANS));
    forms.put(LABEL, Form.TEXT);
    if (rows.header().contains(PATIENT)) {
      forms.put(PATIENT, Form.TEXT);
    }
    history.ifPresent(own -> HistoryColumns.forms(own).forEach(forms::putIfAbsent));
    return Table.read(rows, forms, new MissingTexts(List.of()));
  }

  private static void requireSome(Table table, int[] kept) {
    if (kept.length == 0) {
      throw new DataException(
          table.file() + ": expected rows to keep, got none: every one is dropped as dirty");
    }
  }

  private static List<String> notes(Table table, int unborn, int late) {
    int scientific = 0;
    if (table.column(PATIENT) instanceof TextColumn ids) {
      for (int row = 0; row < table.rows(); row++) {
        scientific += SCIENTIFIC.matcher(ids.text(row)).matches() ? 1 : 0;
      }
    }
    return Stream.of(
            note(unborn, " dropped: Age below 0"),
            note(late, " dropped: AppointmentDay before ScheduledDay"),
            note(scientific, " with a PatientId in scientific notation: kept as text"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<String> note(int rows, String what) {
    return rows == 0 ? Optional.empty() : Optional.of(rows + (rows == 1 ? " row" : " rows") + what);
  }

  private static int count(boolean[] flags) {
    return (int) IntStream.range(0, flags.length).filter(row -> flags[row]).count();
  }
}
