package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.drawing.SweepFigure.Content;
import dev.tandem.workbench.report.drawing.SweepFigure.Point;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A figure against two keys: one down, one across; the darker the larger. */
final class SweepHeatMap {
  private static final double DARK = 0.72; // from here on white reads better than ink
  private static final double CELL_HEIGHT = 52;
  private static final double WIDEST_CELL = 130;
  private static final double MARGIN = 24;
  private static final double AXIS = 26;
  private static final double NAMES = 24;
  private static final double WIDEST_NAME = 200;
  private static final int NOTE_HEIGHT = 30;

  private final Content content;
  private final List<String> rows;
  private final List<String> columns;
  private final double[] range;
  private final Picture picture;
  private final Graphics2D graphics;
  private final double left;
  private final double cellWidth;

  private SweepHeatMap(Content content) {
    this.content = content;
    this.rows = content.keys().get(0).values();
    this.columns = content.keys().get(1).values();
    this.range = means(content.finished());
    this.picture = new Picture(Picture.WIDTH, height());
    this.graphics = picture.graphics();
    double names = rows.stream().mapToDouble(text()::width).max().orElse(0);
    double room = MARGIN + AXIS + Math.min(WIDEST_NAME, names) + 10;
    this.cellWidth = Math.min(WIDEST_CELL, (Picture.WIDTH - room - MARGIN) / columns.size());
    this.left = room + (Picture.WIDTH - room - MARGIN - cellWidth * columns.size()) / 2;
  }

  static void write(Path png, Content content) {
    new SweepHeatMap(content).draw(png);
  }

  private int height() {
    double grid = rows.size() * CELL_HEIGHT;
    return (int) Math.ceil(Picture.TITLE_HEIGHT + grid + NAMES + AXIS + NOTE_HEIGHT);
  }

  private void draw(Path png) {
    picture.title(content.title());
    for (Point point : content.points()) {
      cell(
          point,
          left + columns.indexOf(point.values().get(1)) * cellWidth,
          Picture.TITLE_HEIGHT + rows.indexOf(point.values().get(0)) * CELL_HEIGHT);
    }
    names();
    new Lettering(graphics, Picture.font(11), Palette.FAINT_INK)
        .centred(content.note(), Picture.WIDTH / 2.0, height() - NOTE_HEIGHT / 2.0);
    picture.write(png);
  }

  private void cell(Point point, double x, double y) {
    double share = point.failed() ? 0 : share(point.mean());
    Rectangle2D box = new Rectangle2D.Double(x, y, cellWidth, CELL_HEIGHT);
    graphics.setColor(Palette.shade(share));
    graphics.fill(box);
    graphics.setColor(Palette.HAIRLINE);
    graphics.setStroke(new BasicStroke(0.5f));
    graphics.draw(box);
    double middle = x + cellWidth / 2;
    if (point.failed()) {
      letters(12, false).centred("failed", middle, y + CELL_HEIGHT / 2);
      return;
    }
    boolean dark = share >= DARK;
    String mean = number(point.mean());
    String sd = "± " + number(point.error());
    letters(15, dark).fitting(mean, cellWidth - 6).centred(mean, middle, y + CELL_HEIGHT * 0.38);
    if (Double.isFinite(point.sd())) {
      letters(11, dark).fitting(sd, cellWidth - 6).centred(sd, middle, y + CELL_HEIGHT * 0.72);
    }
  }

  private Lettering letters(double points, boolean onDark) {
    return new Lettering(graphics, Picture.font(points), onDark ? Palette.PAPER : Palette.INK);
  }

  private void names() {
    double bottom = Picture.TITLE_HEIGHT + rows.size() * CELL_HEIGHT;
    for (int i = 0; i < rows.size(); i++) {
      String name = text().shortened(rows.get(i), WIDEST_NAME);
      text().right(name, left - 10, Picture.TITLE_HEIGHT + (i + 0.5) * CELL_HEIGHT);
    }
    for (int i = 0; i < columns.size(); i++) {
      String name = text().shortened(columns.get(i), cellWidth - 6);
      text().centred(name, left + (i + 0.5) * cellWidth, bottom + NAMES / 2);
    }
    Lettering axis = new Lettering(graphics, Picture.font(13), Palette.FAINT_INK);
    axis.centred(
        content.keys().get(1).name(),
        left + columns.size() * cellWidth / 2,
        bottom + NAMES + AXIS / 2);
    double names = rows.stream().mapToDouble(text()::width).max().orElse(0);
    axis.centredUpwards(
        content.keys().get(0).name(),
        left - 10 - Math.min(names, WIDEST_NAME) - AXIS / 2,
        Picture.TITLE_HEIGHT + rows.size() * CELL_HEIGHT / 2);
  }

  private Lettering text() {
    return new Lettering(graphics, Picture.font(12), Palette.INK);
  }

  private double share(double mean) {
    double span = range[1] - range[0];
    return span > 0 ? 0.08 + 0.92 * (mean - range[0]) / span : 0.5;
  }

  private static double[] means(List<Point> points) {
    return new double[] {
      points.stream().mapToDouble(Point::mean).min().orElse(0),
      points.stream().mapToDouble(Point::mean).max().orElse(1)
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
