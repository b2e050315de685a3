package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.DataChart;
import dev.tandem.workbench.report.chart.DataChart.ClassRows;
import dev.tandem.workbench.report.chart.DataChart.Sample;
import dev.tandem.workbench.report.chart.Distribution;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Data before any training: rows and classes of each split, the first rows, and a small histogram a
 * column. 800 points wide, as high as it needs.
 */
final class DataPicture {
  private static final double MARGIN = 24;
  private static final double LINE = 20;
  private static final double GAP = 16;
  private static final double IMAGE = 112;
  private static final double BARS_HEIGHT = 26;
  private static final double COLUMN_HEIGHT = 38;
  private static final double NAMES = 130;
  private static final double BARS = 150;
  private static final double RANGES = 190;
  private static final double SIDE = 110;
  private static final int MOST_CLASSES = 12;

  private final DataChart data;

  private DataPicture(DataChart data) {
    this.data = data;
  }

  static DataPicture of(DataChart data) {
    return new DataPicture(data);
  }

  void write(Path file) {
    Picture.writeAs(file, Picture.WIDTH, height(), this::draw);
  }

  void writeBoth(Path png) {
    Picture.write(png, Picture.WIDTH, height(), this::draw);
  }

  private int height() {
    Graphics2D ruler = new Picture(1, 1).graphics();
    double samples = data.samples().isEmpty() ? 0 : IMAGE + LINE + GAP;
    double columns = LINE + data.columns().size() * COLUMN_HEIGHT;
    double more = data.moreColumns() > 0 ? LINE : 0;
    double note = new Note(ruler, Picture.WIDTH, data.note()).height();
    return (int)
        Math.ceil(
            Picture.TITLE_HEIGHT
                + table().size() * LINE
                + GAP
                + samples
                + columns
                + more
                + GAP
                + note);
  }

  private void draw(Picture picture) {
    picture.title(data.title());
    Graphics2D graphics = picture.graphics();
    double top = Picture.TITLE_HEIGHT;
    top = counts(graphics, top) + GAP;
    if (!data.samples().isEmpty()) {
      images(graphics, top);
      top += IMAGE + LINE + GAP;
    }
    top = distributions(graphics, top);
    if (data.moreColumns() > 0) {
      faint(graphics).left("and " + data.moreColumns() + " more columns", MARGIN, top + LINE / 2);
      top += LINE;
    }
    new Note(graphics, Picture.WIDTH, data.note()).draw(top);
  }

  private static Lettering ink(Graphics2D graphics) {
    return new Lettering(graphics, Picture.font(13), Palette.INK);
  }

  private static Lettering faint(Graphics2D graphics) {
    return new Lettering(graphics, Picture.font(12), Palette.FAINT_INK);
  }

  /** The lines of the table of rows: a name and a cell for each side. */
  private List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(data.classes().isEmpty() ? "" : "class"));
    head.addAll(data.sides());
    table.add(head);
    for (ClassRows own : data.classes().stream().limit(MOST_CLASSES).toList()) {
      table.add(line(own.name(), own.rows()));
    }
    if (data.classes().size() > MOST_CLASSES) {
      table.add(List.of("and " + (data.classes().size() - MOST_CLASSES) + " more classes"));
    }
    table.add(line("all rows", data.rows()));
    return table;
  }

  private static List<String> line(String name, List<Integer> rows) {
    List<String> cells = new ArrayList<>(List.of(name));
    rows.forEach(count -> cells.add(String.format(Locale.ROOT, "%,d", count)));
    return cells;
  }

  private double counts(Graphics2D graphics, double from) {
    double top = from;
    for (List<String> line : table()) {
      Lettering text = top == from ? faint(graphics) : ink(graphics); // the head, or a line
      text.left(text.shortened(line.get(0), NAMES + SIDE), MARGIN, top + LINE / 2);
      double width = data.sides().size() == 1 ? 2 * SIDE : SIDE;
      for (int i = 1; i < line.size(); i++) {
        text.right(line.get(i), MARGIN + NAMES + SIDE + i * width, top + LINE / 2);
      }
      top += LINE;
    }
    return top;
  }

  private void images(Graphics2D graphics, double top) {
    double pitch = (Picture.WIDTH - 2 * MARGIN) / Math.max(6, data.samples().size());
    for (int i = 0; i < data.samples().size(); i++) {
      Sample sample = data.samples().get(i);
      double longer = Math.max(sample.image().height(), sample.image().width());
      double width = IMAGE * sample.image().width() / longer;
      double height = IMAGE * sample.image().height() / longer;
      double middle = MARGIN + (i + 0.5) * pitch;
      Drawing.draw(graphics, sample.image(), middle - width / 2, top, width, height);
      ink(graphics).centred(sample.label(), middle, top + IMAGE + LINE / 2);
    }
  }

  private double distributions(Graphics2D graphics, double from) {
    boolean rows = data.samples().isEmpty();
    head(graphics, from + LINE / 2, rows);
    double top = from + LINE;
    for (Distribution column : data.columns()) {
      double middle = top + COLUMN_HEIGHT / 2;
      Lettering text = ink(graphics);
      text.left(text.shortened(column.name(), NAMES - 10), MARGIN, middle);
      bars(graphics, column, top + (COLUMN_HEIGHT - BARS_HEIGHT) / 2);
      Lettering small = faint(graphics);
      double range = rows ? RANGES - 10 : Picture.WIDTH - valuesLeft() + RANGES - MARGIN;
      small.left(small.shortened(column.range(), range), valuesLeft() - RANGES, middle);
      for (int i = 0; rows && i < column.values().size(); i++) {
        double left = valuesLeft() + i * valueWidth();
        text.left(text.shortened(column.values().get(i), valueWidth() - 8), left, middle);
      }
      top += COLUMN_HEIGHT;
    }
    return top;
  }

  private void head(Graphics2D graphics, double middle, boolean rows) {
    Lettering text = faint(graphics);
    text.left("column", MARGIN, middle);
    text.left("distribution", MARGIN + NAMES, middle);
    text.left("range", valuesLeft() - RANGES, middle);
    int shown = rows ? data.columns().get(0).values().size() : 0;
    for (int i = 0; i < shown; i++) {
      text.left("row " + (i + 1), valuesLeft() + i * valueWidth(), middle);
    }
  }

  private static double valuesLeft() {
    return MARGIN + NAMES + BARS + GAP + RANGES;
  }

  private double valueWidth() {
    int shown = Math.max(1, data.columns().get(0).values().size());
    return (Picture.WIDTH - MARGIN - valuesLeft()) / shown;
  }

  private static void bars(Graphics2D graphics, Distribution column, double top) {
    int most = Arrays.stream(column.counts()).max().orElse(1);
    double pitch = BARS / Distribution.BINS;
    graphics.setColor(Palette.BLUE);
    for (int i = 0; i < column.counts().length; i++) {
      double height = BARS_HEIGHT * column.counts()[i] / Math.max(1, most);
      graphics.fill(
          new Rectangle2D.Double(
              MARGIN + NAMES + i * pitch, top + BARS_HEIGHT - height, pitch - 1, height));
    }
    graphics.setColor(Palette.HAIRLINE);
    graphics.fill(new Rectangle2D.Double(MARGIN + NAMES, top + BARS_HEIGHT, BARS, 1));
  }
}
