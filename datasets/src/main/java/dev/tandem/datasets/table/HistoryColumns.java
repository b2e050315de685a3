package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.History;
import dev.tandem.datasets.table.ColumnPlan.Method;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.Form;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What happened before to whom a row is about, as four more columns of its table: how many earlier
 * rows there are, how many of them were positive (of numbers their mean), how long ago the last
 * one's outcome was known, and how many rows were open: made up to this row's moment, with an
 * outcome that was not known yet.
 *
 * <p>An earlier row is one with the same {@code by} whose outcome was known before this row's
 * moment {@code at}. Of dates, whole days are compared: an outcome counts from the day after it was
 * known, since a table often has the day but not the time. No outcome is known before the moment
 * that it was to be predicted at, so that a row is never part of its own history. A row without an
 * outcome, or without a moment at which it was known, is part of nobody's.
 */
public final class HistoryColumns {
  private static final int DAY = 86_400;

  private final Table table;
  private final History spec;
  private final double[] exactly; // moments at, with the time of the day
  private final double[] at;
  private final double[] known; // NaN where an outcome never was
  private final double[] outcomes;

  private HistoryColumns(Table table, History spec) {
    this.table = table;
    this.spec = spec;
    this.exactly = moments(spec.at().column());
    this.at = wholeDays(exactly);
    this.known = wholeDays(moments(spec.known().column()));
    this.outcomes = outcomes();
  }

  /**
   * Adds the columns to a table that has those of {@link #forms}.
   *
   * @throws DataException with file and line if a row has no moment {@code at}
   */
  public static void addTo(Table table, History spec) {
    new HistoryColumns(table, spec).add();
  }

  /** How the columns become features. */
  public static List<ColumnPlan> plans(History spec) {
    Method ofOutcomes = spec.positives().isEmpty() ? Method.STANDARD : Method.LOG;
    return List.of(
        ColumnPlan.of(count(spec), Method.LOG),
        ColumnPlan.of(outcome(spec), ofOutcomes),
        ColumnPlan.of(since(spec), Method.LOG),
        ColumnPlan.of(open(spec), Method.LOG));
  }

  /** By column of the file that a history is made of, as what its cells are kept. */
  public static Map<String, Form> forms(History spec) {
    Form.Kind moment = spec.dates() ? Form.Kind.DATE : Form.Kind.NUMBER;
    boolean numbers = spec.positives().isEmpty();
    Map<String, Form> forms = new LinkedHashMap<>();
    forms.put(spec.by(), Form.KEY);
    forms.put(spec.at().column(), new Form(moment, spec.at().reading()));
    forms.put(spec.known().column(), new Form(moment, spec.known().reading()));
    forms.put(
        spec.outcome().column(),
        numbers ? new Form(Form.Kind.NUMBER, spec.outcome().reading()) : Form.TEXT);
    return forms;
  }

  /** The columns that {@link #addTo} adds; no file has them. */
  public static Set<String> names(History spec) {
    return Set.of(count(spec), outcome(spec), since(spec), open(spec));
  }

  private static String count(History spec) {
    return spec.by() + " earlier rows";
  }

  private static String outcome(History spec) {
    boolean numbers = spec.positives().isEmpty();
    return spec.by()
        + " earlier "
        + spec.outcome().column()
        + (numbers ? " mean" : "=" + spec.positives().get(0));
  }

  private static String since(History spec) {
    return spec.by() + (spec.dates() ? " days since" : " time since");
  }

  private static String open(History spec) {
    return spec.by() + " open rows";
  }

  private double[] moments(String name) {
    Column column = table.column(name);
    double[] moments = new double[table.rows()];
    for (int row = 0; row < moments.length; row++) {
      moments[row] =
          column.isMissing(row)
              ? Double.NaN
              : column instanceof DateColumn dates
                  ? dates.seconds(row)
                  : ((NumberColumn) column).number(row);
    }
    return moments;
  }

  private double[] wholeDays(double[] moments) {
    return spec.dates()
        ? Arrays.stream(moments).map(seconds -> Math.floor(seconds / DAY)).toArray()
        : moments;
  }

  /** NaN where there is none. */
  private double[] outcomes() {
    String name = spec.outcome().column();
    Column column = table.column(name);
    Set<String> positives = new HashSet<>(spec.positives());
    double[] outcomes = new double[table.rows()];
    for (int row = 0; row < outcomes.length; row++) {
      outcomes[row] =
          column.isMissing(row)
              ? Double.NaN
              : column instanceof NumberColumn numbers
                  ? numbers.number(row)
                  : positives.contains(column.text(row)) ? 1 : 0;
    }
    return outcomes;
  }

  private void add() {
    double[] counts = new double[table.rows()];
    double[] totals = new double[table.rows()];
    double[] since = new double[table.rows()];
    double[] open = new double[table.rows()];
    Arrays.fill(since, Double.NaN);
    for (List<Integer> rows : groups()) {
      List<Integer> outcomesInOrder = new ArrayList<>(rows);
      outcomesInOrder.removeIf(row -> Double.isNaN(known[row]) || Double.isNaN(outcomes[row]));
      outcomesInOrder.sort(Comparator.comparingDouble(this::knownFrom));
      rows.sort(Comparator.comparingDouble(row -> exactly[row]));
      int seen = 0;
      int made = 0; // up to the row's moment, itself among them
      double total = 0;
      for (int row : rows) {
        while (made < rows.size() && exactly[rows.get(made)] <= exactly[row]) {
          made++;
        }
        while (seen < outcomesInOrder.size() && knownFrom(outcomesInOrder.get(seen)) < at[row]) {
          total += outcomes[outcomesInOrder.get(seen++)];
        }
        counts[row] = seen;
        open[row] = made - 1 - seen;
        totals[row] = total;
        since[row] = seen == 0 ? Double.NaN : at[row] - knownFrom(outcomesInOrder.get(seen - 1));
      }
    }
    boolean numbers = spec.positives().isEmpty();
    for (int row = 0; numbers && row < totals.length; row++) {
      totals[row] /= counts[row]; // NaN, which is missing, without an earlier row
    }
    table.add(count(spec), counts);
    table.add(outcome(spec), totals);
    table.add(since(spec), since);
    table.add(open(spec), open);
  }

  private double knownFrom(int row) {
    return Math.max(known[row], at[row]);
  }

  /** Rows of one and the same, in order; a row that does not tell whose it is stands alone. */
  private Iterable<List<Integer>> groups() {
    for (int row = 0; row < at.length; row++) {
      if (Double.isNaN(at[row])) {
        throw table.complaint(row, spec.at().column(), "a moment, since data.history needs it", "");
      }
    }
    int[] groups = table.groups(spec.by(), IntStream.range(0, at.length).toArray());
    int[] ends = new int[Arrays.stream(groups).max().orElse(-1) + 2]; // begins as starts, shifted
    Arrays.stream(groups).forEach(group -> ends[group + 1]++);
    Arrays.parallelPrefix(ends, Integer::sum);
    int[] ordered = new int[groups.length];
    for (int row = 0; row < groups.length; row++) {
      ordered[ends[groups[row]]++] = row;
    }
    return () ->
        IntStream.range(0, ends.length - 1)
            .mapToObj(group -> rows(ordered, group == 0 ? 0 : ends[group - 1], ends[group]))
            .iterator();
  }

  private static List<Integer> rows(int[] ordered, int from, int to) {
    List<Integer> rows = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      rows.add(ordered[i]);
    }
    return rows;
  }
}
