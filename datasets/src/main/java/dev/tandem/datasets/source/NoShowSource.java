package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.ColumnPlan.Kind;
import dev.tandem.datasets.table.DerivedColumn;
import dev.tandem.datasets.table.Labels;
import dev.tandem.datasets.table.Table;
import dev.tandem.datasets.table.TableReader;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
            ColumnPlan.category("Gender"),
            ColumnPlan.number("Age"),
            new ColumnPlan("WaitingDays", Derivation.DAYS_BETWEEN, WAITING, Kind.NUMBER),
            new ColumnPlan("Weekday", Derivation.WEEKDAY, List.of("AppointmentDay"), Kind.CATEGORY),
            new ColumnPlan("ScheduledHour", Derivation.HOUR, List.of("ScheduledDay"), Kind.NUMBER),
            ColumnPlan.category("Neighbourhood"),
            ColumnPlan.number("Scholarship"));
    return Stream.concat(shared, Arrays.stream(numbers).map(ColumnPlan::number)).toList();
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
    SpecChecks.noColumns(spec);
    SpecChecks.noRowsOfFiles(spec);
  }

  @Override
  public String identity(DataSpec spec) {
    return "noshow/1 " + FileChecksum.of(folder.file());
  }

  @Override
  public RawRows load(DataSpec spec) {
    Table table = TableReader.read(folder.file());
    PLANS.forEach(plan -> plan.sources().forEach(table::requireColumn));
    Targets labels = Labels.of(table, LABEL, CLASSES);
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
    return new TableRows(
        table, kept, labels, PLANS, notes(table, count(unborn), count(late)), Optional.empty());
  }

  private static void requireSome(Table table, int[] kept) {
    if (kept.length == 0) {
      throw new DataException(
          table.file() + ": expected rows to keep, got none: every one is dropped as dirty");
    }
  }

  private static List<String> notes(Table table, int unborn, int late) {
    int scientific =
        table.header().contains("PatientId")
            ? (int)
                Arrays.stream(table.column("PatientId"))
                    .filter(id -> SCIENTIFIC.matcher(id).matches())
                    .count()
            : 0;
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
