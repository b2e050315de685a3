package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SurfaceChart.Points;
import dev.tandem.workbench.report.chart.SurfaceChart.Rows;
import dev.tandem.workbench.report.chart.Ticks;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;

/** One surface with the data's points, its top left corner at (left, top). */
record SurfaceTile(Graphics2D graphics, SurfaceChart chart, double left, double top, double side) {
  private static final int MOST_TICKS = 5;
  private static final double POINT = 4.5;
  private static final double TICK = 4;

  void draw(Raster surface) {
    Drawing.draw(graphics, surface, left, top, side, side);
    chart.points().forEach(this::draw);
    graphics.setColor(Palette.FAINT_INK);
    graphics.setStroke(new BasicStroke(1f));
    graphics.draw(new Rectangle2D.Double(left, top, side, side));
  }

  /** Training rows have a dark rim around their colour, test rows their colour around paper. */
  private void draw(Points points) {
    Color colour = colour(points);
    Sign whole = new Sign(points.marker(), POINT, points.rows() == Rows.TRAINING);
    Sign core = new Sign(points.marker(), POINT - 2, true);
    for (int i = 0; i < points.x().length; i++) {
      double x = x(points.x()[i]);
      double y = y(points.y()[i]);
      graphics.setColor(points.rows() == Rows.TRAINING ? Palette.INK : colour);
      whole.paint(graphics, x, y, 0);
      if (points.rows() == Rows.TRAINING) {
        graphics.setColor(colour);
        core.paint(graphics, x, y, 0);
      }
    }
  }

  static Color colour(Points points) {
    return points.colour() == Look.INK ? Palette.FAINT_INK : Palette.contender(points.colour());
  }

  private double x(double value) {
    return left + side * (value - chart.x().low()) / (chart.x().high() - chart.x().low());
  }

  private double y(double value) {
    return top + side * (chart.y().high() - value) / (chart.y().high() - chart.y().low());
  }

  /** Numbers and names at the outer edges only. */
  void axes(boolean atLeft, boolean atBottom) {
    Lettering text = new Lettering(graphics, Picture.font(10), Palette.FAINT_INK);
    Lettering name = new Lettering(graphics, Picture.font(11), Palette.INK);
    graphics.setStroke(new BasicStroke(1f));
    if (atLeft) {
      for (BigDecimal tick : Ticks.between(chart.y().low(), chart.y().high(), MOST_TICKS)) {
        double y = y(tick.doubleValue());
        graphics.draw(new Line2D.Double(left - TICK, y, left, y));
        text.right(tick.toPlainString(), left - TICK - 3, y);
      }
      name.centredUpwards(name.shortened(chart.y().label(), side), left - 46, top + side / 2);
    }
    if (atBottom) {
      double bottom = top + side;
      for (BigDecimal tick : Ticks.between(chart.x().low(), chart.x().high(), MOST_TICKS)) {
        double x = x(tick.doubleValue());
        graphics.draw(new Line2D.Double(x, bottom, x, bottom + TICK));
        text.centred(tick.toPlainString(), x, bottom + TICK + 8);
      }
      name.centred(name.shortened(chart.x().label(), side), left + side / 2, bottom + 26);
    }
  }
}
