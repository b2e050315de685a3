package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SweepChart;
import dev.tandem.workbench.report.chart.SweepChart.Point;
import dev.tandem.workbench.report.chart.Ticks;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The combinations one below the other, best first: settings to the left, dot and error bar. */
final class SweepDots {
  private static final int MOST_ROWS = 40;
  private static final int TICKS = 5;
  private static final double ROW = 20;
  private static final double HEAD = 24;
  private static final double GAP = 14;
  private static final double MARGIN = 20;
  private static final double WIDEST_COLUMN = 170;
  private static final int FOOT = 68;

  private final SweepChart content;
  private final List<Point> points;
  private final Picture picture;
  private final Graphics2D graphics;
  private final List<Double> columns = new ArrayList<>(); // where each key's column begins
  private final double left;
  private final double right = Picture.WIDTH - MARGIN;
  private final double[] range;
  private final double bottom;

  private SweepDots(SweepChart content) {
    this.content = content;
    this.points = content.finished().stream().limit(MOST_ROWS).toList();
    this.bottom = Picture.TITLE_HEIGHT + HEAD + points.size() * ROW;
    this.picture = new Picture(Picture.WIDTH, (int) Math.ceil(bottom + FOOT));
    this.graphics = picture.graphics();
    this.range = SweepPlot.range(points);
    double x = MARGIN;
    for (int key = 0; key < content.keys().size(); key++) {
      columns.add(x);
      x += Math.min(widest(), width(key)) + GAP;
    }
    this.left = x;
  }

  static void write(Path png, SweepChart content) {
    new SweepDots(content).draw(png);
  }

  /** So that half of the picture is left for the dots. */
  private double widest() {
    double half = (Picture.WIDTH - 2 * MARGIN) / 2;
    return Math.min(WIDEST_COLUMN, half / content.keys().size() - GAP);
  }

  private double width(int key) {
    double heading = heading().width(content.keys().get(key).heading());
    double values =
        points.stream().mapToDouble(p -> text().width(p.values().get(key))).max().orElse(0);
    return Math.max(heading, values);
  }

  private void draw(Path png) {
    picture.title(content.title());
    for (int key = 0; key < columns.size(); key++) {
      String name = heading().shortened(content.keys().get(key).heading(), widest());
      heading().left(name, columns.get(key), Picture.TITLE_HEIGHT + HEAD / 2);
    }
    axis();
    for (int i = 0; i < points.size(); i++) {
      row(points.get(i), Picture.TITLE_HEIGHT + HEAD + (i + 0.5) * ROW);
    }
    faint(13).centred(content.metric(), (left + right) / 2, bottom + 34);
    faint(11).centred(note(), Picture.WIDTH / 2.0, bottom + 54);
    picture.write(png);
  }

  private String note() {
    int finished = content.finished().size();
    String cut = finished > MOST_ROWS ? "; the best " + MOST_ROWS + " of " + finished : "";
    return content.noteWithFailures() + cut;
  }

  private void row(Point point, double y) {
    for (int key = 0; key < columns.size(); key++) {
      String value = text().shortened(point.values().get(key), widest());
      text().left(value, columns.get(key), y);
    }
    graphics.setColor(Palette.HAIRLINE);
    graphics.setStroke(new BasicStroke(0.6f));
    graphics.draw(new Line2D.Double(left, y, right, y));
    graphics.setColor(Palette.FAINT_INK);
    graphics.setStroke(new BasicStroke(1.4f));
    double from = place(point.mean() - point.error());
    double to = place(point.mean() + point.error());
    graphics.draw(new Line2D.Double(from, y, to, y));
    graphics.setColor(Palette.BLUE);
    double x = place(point.mean());
    graphics.fill(new Ellipse2D.Double(x - 4, y - 4, 8, 8));
  }

  private void axis() {
    double step = Ticks.step((range[1] - range[0]) / TICKS);
    graphics.setStroke(new BasicStroke(0.6f));
    for (long tick = (long) Math.ceil(range[0] / step); tick * step <= range[1]; tick++) {
      double x = place(tick * step);
      graphics.setColor(Palette.HAIRLINE);
      graphics.draw(new Line2D.Double(x, Picture.TITLE_HEIGHT + HEAD, x, bottom));
      String label =
          BigDecimal.valueOf(tick)
              .multiply(BigDecimal.valueOf(step))
              .stripTrailingZeros()
              .toPlainString();
      text().centred(label, x, bottom + 12);
    }
  }

  private double place(double value) {
    return left + (right - left) * (value - range[0]) / (range[1] - range[0]);
  }

  private Lettering text() {
    return new Lettering(graphics, Picture.font(12), Palette.INK);
  }

  private Lettering heading() {
    return new Lettering(graphics, Picture.bold(12), Palette.INK);
  }

  private Lettering faint(double points) {
    return new Lettering(graphics, Picture.font(points), Palette.FAINT_INK);
  }
}
