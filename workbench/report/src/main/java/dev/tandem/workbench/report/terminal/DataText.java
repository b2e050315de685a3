package dev.tandem.workbench.report.terminal;

import dev.tandem.workbench.report.chart.DataChart;
import dev.tandem.workbench.report.chart.DataChart.ClassRows;
import dev.tandem.workbench.report.chart.DataChart.Sample;
import dev.tandem.workbench.report.chart.Distribution;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Data before any training, drawn with characters. */
public final class DataText {
  private static final String BARS = " ▁▂▃▄▅▆▇█";
  private static final int MOST_CLASSES = 12;
  private static final int NAME = 18;
  private static final int RANGE = 24;
  private static final int VALUE = 10;
  private static final int GAP = 2;
  private static final int WITHOUT_VALUES = NAME + Distribution.BINS + RANGE + 2 * GAP;
  private static final int IMAGE_WIDTH = 16;

  private final DataChart data;
  private final int columns;
  private final List<String> lines = new ArrayList<>();

  private DataText(DataChart data, int columns) {
    this.data = data;
    this.columns = Math.min(columns, Wrapped.COLUMNS);
  }

  /**
   * Returns its lines.
   *
   * @param columns of the terminal
   */
  public static List<String> lines(DataChart data, int columns) {
    DataText text = new DataText(data, columns);
    text.lines.addAll(Wrapped.lines("", data.title(), text.columns));
    if (!data.note().isEmpty()) {
      text.lines.addAll(Wrapped.lines("", data.note(), text.columns));
    }
    text.lines.add("");
    text.counts();
    text.lines.add("");
    text.images();
    text.distributions();
    return text.lines;
  }

  private void counts() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of(data.classes().isEmpty() ? "" : "class"));
    head.addAll(data.sides());
    table.row(head);
    for (ClassRows own : data.classes().stream().limit(MOST_CLASSES).toList()) {
      table.row(counts(own.name(), own.rows()));
    }
    table.row(counts("all rows", data.rows()));
    table.toString().lines().forEach(this::add);
    if (data.classes().size() > MOST_CLASSES) {
      lines.add("and " + (data.classes().size() - MOST_CLASSES) + " more classes");
    }
  }

  private static List<String> counts(String name, List<Integer> rows) {
    List<String> cells = new ArrayList<>(List.of(shortened(name, NAME)));
    rows.forEach(count -> cells.add(String.format(Locale.ROOT, "%,d", count)));
    return cells;
  }

  private void add(String line) {
    lines.add(shortened(line, columns));
  }

  private static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  /** As many of the samples as fit beside one another, two pixels above each other in a letter. */
  private void images() {
    List<List<String>> drawn = new ArrayList<>();
    int room = columns;
    for (Sample sample : data.samples()) {
      List<String> image = image(sample);
      room -= image.get(0).length() + GAP;
      if (room < -GAP) {
        break;
      }
      drawn.add(image);
    }
    if (drawn.isEmpty()) {
      return;
    }
    lines.add("first training rows");
    for (int i = 0; i < drawn.get(0).size(); i++) {
      int line = i;
      List<String> parts = drawn.stream().map(image -> image.get(line)).toList();
      lines.add(String.join(" ".repeat(GAP), parts).stripTrailing());
    }
    lines.add("");
  }

  private static List<String> image(Sample sample) {
    Raster image = sample.image();
    int block = (image.width() + IMAGE_WIDTH - 1) / IMAGE_WIDTH;
    int width = (image.width() + block - 1) / block;
    List<String> drawn = new ArrayList<>();
    for (int y = 0; y < image.height(); y += 2 * block) {
      StringBuilder line = new StringBuilder();
      for (int x = 0; x < image.width(); x += block) {
        boolean above = isInked(image, y, x, block);
        boolean below = isInked(image, y + block, x, block);
        line.append(above ? below ? '█' : '▀' : below ? '▄' : ' ');
      }
      drawn.add(line.toString());
    }
    String label = shortened(sample.label(), width);
    drawn.add(label + " ".repeat(width - label.length()));
    return drawn;
  }

  /** Whether a square of pixels is rather bright. */
  private static boolean isInked(Raster image, int top, int left, int block) {
    double sum = 0;
    for (int y = top; y < Math.min(top + block, image.height()); y++) {
      for (int x = left; x < Math.min(left + block, image.width()); x++) {
        sum += image.values()[y * image.width() + x];
      }
    }
    return sum / (block * block) > 96;
  }

  private void distributions() {
    int rows = data.columns().stream().mapToInt(column -> shown(column).size()).max().orElse(0);
    List<String> head = new ArrayList<>(List.of("column", "distribution", "range"));
    IntStream.rangeClosed(1, rows).forEach(row -> head.add("row " + row));
    TextTable table =
        new TextTable(IntStream.range(0, head.size()).boxed().collect(Collectors.toSet()));
    table.row(head);
    for (Distribution column : data.columns()) {
      List<String> row = new ArrayList<>();
      row.add(shortened(column.name(), NAME));
      row.add(bars(column));
      row.add(shortened(column.range(), RANGE));
      shown(column).forEach(value -> row.add(shortened(value, VALUE)));
      table.row(row);
    }
    table.toString().lines().forEach(this::add);
    if (data.moreColumns() > 0) {
      lines.add("and " + data.moreColumns() + " more columns");
    }
  }

  /** As many rows as there is room for; those of images are drawn, not written. */
  private List<String> shown(Distribution column) {
    int room = Math.max(0, (columns - WITHOUT_VALUES) / (VALUE + GAP));
    return data.samples().isEmpty() ? column.values().stream().limit(room).toList() : List.of();
  }

  private static String bars(Distribution column) {
    int most = Arrays.stream(column.counts()).max().orElse(0);
    StringBuilder bars = new StringBuilder();
    for (int count : column.counts()) {
      // what occurs at all is seen
      bars.append(BARS.charAt(count == 0 ? 0 : 1 + (int) ((BARS.length() - 2L) * count / most)));
    }
    return bars.toString();
  }
}
