package dev.tandem.workbench.report.terminal;

import dev.tandem.network.Task;
import dev.tandem.workbench.report.answer.SpeedUp;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What people compare, a row a contender: metrics of training and test rows, time, memory. Where
 * the terminal is too narrow, the columns that matter least are left out.
 */
final class ShortTable {
  private static final int NAME = 28; // letters of a contender's name at most
  private static final String GAP = "  ";
  private static final String DEVIATION = "  ± deviation";
  private static final String LARGEST_DEVIATION = "  ± at most";
  private static final int MOST_DEVIATIONS = 2; // of more contenders, the largest stands for all

  private final ComparisonFile file;
  private final List<ContenderEntry> contenders;

  /**
   * A column.
   *
   * @param cells values by contender
   * @param deviations standard deviations by contender, or the largest alone
   */
  private record Column(String head, List<String> cells, List<String> deviations) {
    int width() {
      return Stream.of(List.of(head), cells, deviations)
          .flatMap(List::stream)
          .mapToInt(String::length)
          .max()
          .orElse(0);
    }
  }

  /** Columns that stay or go together, under one heading. */
  private record Group(String heading, List<Column> columns) {
    int width() {
      return columns.stream().mapToInt(column -> GAP.length() + column.width()).sum();
    }
  }

  private ShortTable(ComparisonFile file) {
    this.file = file;
    this.contenders = file.contenders();
  }

  /** Returns the table's lines. */
  static List<String> of(ComparisonFile file, int columns) {
    return new ShortTable(file).lines(columns);
  }

  private List<String> lines(int columns) {
    List<Group> groups = fitting(columns - names().width());
    List<String> lines = new ArrayList<>();
    lines.add(" ".repeat(names().width()) + headings(groups));
    lines.add(row(groups, names().head(), Column::head));
    for (int i = 0; i < contenders.size(); i++) {
      int own = i;
      lines.add(row(groups, names().cells().get(own), column -> column.cells().get(own)));
      if (repeated() && contenders.size() <= MOST_DEVIATIONS) {
        lines.add(row(groups, DEVIATION, column -> column.deviations().get(own)));
      }
    }
    if (repeated() && contenders.size() > MOST_DEVIATIONS) {
      lines.add(row(groups, LARGEST_DEVIATION, column -> column.deviations().get(0)));
    }
    return lines;
  }

  private Column names() {
    List<String> names = contenders.stream().map(own -> cut(own.id())).toList();
    return new Column("", names, repeated() ? List.of(DEVIATION) : List.of());
  }

  private boolean repeated() {
    return contenders.stream().anyMatch(own -> own.runs().size() > 1);
  }

  private static String cut(String id) {
    return id.length() <= NAME ? id : id.substring(0, NAME - 1) + "…";
  }

  /** Takes away the steady rate first, then metrics from the last, never loss and primary. */
  private List<Group> fitting(int room) {
    List<Group> metrics = new ArrayList<>();
    keys().forEach(key -> metrics.add(metric(key)));
    List<Group> costs = List.of(time(rate()), memory());
    if (width(metrics) + width(costs) > room) {
      costs = List.of(time(), memory());
    }
    while (metrics.size() > 2 && width(metrics) + width(costs) > room) {
      metrics.remove(metrics.size() - 1);
    }
    metrics.addAll(costs);
    return metrics;
  }

  private static int width(List<Group> groups) {
    return groups.stream().mapToInt(Group::width).sum();
  }

  /** Loss, the primary metric, and what else is looked at of a task. */
  private List<String> keys() {
    String primary = MetricText.of(file).replaceFirst("^test\\.", "");
    List<Metric> usual =
        file.task().equals(Task.REGRESSION.label())
            ? List.of(Metric.RMSE, Metric.MAE, Metric.R2)
            : List.of(Metric.ACCURACY, Metric.F1);
    return Stream.of(
            Stream.of(Metric.LOSS.key(), primary), usual.stream().map(metric -> metric.key()))
        .flatMap(keys -> keys)
        .distinct()
        .toList();
  }

  private Group metric(String key) {
    Column train = column("train", "train." + key);
    Column test = column("test", "test." + key);
    String unit = key.equals(Metric.ACCURACY.key()) ? " %" : "";
    unit = key.equals(Metric.LOSS.key()) ? file.dataset().lossNote() : unit;
    return new Group(Metric.words(key) + unit, List.of(train, test));
  }

  private Group time(Column... more) {
    Column seconds = column("time s", Metric.TRAINING_SECONDS.key());
    Column speedUp =
        new Column("speedup", SpeedUp.of(contenders), contenders.stream().map(c -> "").toList());
    List<Column> columns = new ArrayList<>(List.of(seconds));
    if (contenders.size() > 1) {
      columns.add(speedUp);
    }
    columns.addAll(List.of(more));
    return new Group("training", columns);
  }

  private Column rate() {
    return column("rows/s", Metric.ROWS_PER_SECOND.key());
  }

  private Group memory() {
    return new Group("memory", List.of(column("MB", Metric.PEAK_BYTES.key())));
  }

  private Column column(String head, String key) {
    return new Column(
        head,
        contenders.stream().map(own -> number(key, MetricText.mean(own, key))).toList(),
        deviations(key));
  }

  private List<String> deviations(String key) {
    double[] all = contenders.stream().mapToDouble(own -> deviation(own, key)).toArray();
    DoubleStream shown =
        all.length <= MOST_DEVIATIONS
            ? Arrays.stream(all)
            : DoubleStream.of(Arrays.stream(all).filter(Double::isFinite).max().orElse(Double.NaN));
    return shown.mapToObj(value -> number(key, value)).toList();
  }

  private static double deviation(ContenderEntry own, String key) {
    SummaryEntry entry = own.summary().get(key);
    return entry == null ? Double.NaN : entry.sd();
  }

  /** The unit stands above the column. */
  private static String number(String key, double value) {
    return MetricText.text(key, value).replaceFirst(" (%|s|MB)$", "");
  }

  /** Above the middle of their columns; that of one column ends where it ends, and may be wider. */
  private static String headings(List<Group> groups) {
    StringBuilder line = new StringBuilder();
    int end = 0;
    for (Group group : groups) {
      end += group.width();
      int free = Math.max(0, group.width() - GAP.length() - group.heading().length());
      int after = group.columns().size() > 1 ? free / 2 : 0;
      int room = end - after - line.length();
      line.append(right(group.heading(), Math.max(room, group.heading().length() + 1)));
    }
    return line.toString();
  }

  private String row(List<Group> groups, String name, Function<Column, String> cell) {
    StringBuilder line = new StringBuilder(name);
    line.append(" ".repeat(names().width() - name.length()));
    for (Group group : groups) {
      for (Column column : group.columns()) {
        line.append(right(cell.apply(column), GAP.length() + column.width()));
      }
    }
    return line.toString().stripTrailing();
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
