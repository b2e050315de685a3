package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SurfaceChart.Points;
import dev.tandem.workbench.report.chart.SurfaceChart.Rows;
import java.awt.Graphics2D;
import java.util.List;

/** Which points are which, in as many centred rows as they need. */
record SurfaceLegend(Graphics2D graphics, double width, List<Points> points) {
  private static final double ROW_HEIGHT = 20;
  private static final double GAP = 24;
  private static final double SIGN = 16;

  double height() {
    return rows().size() * ROW_HEIGHT;
  }

  void draw(double top) {
    double y = top + ROW_HEIGHT / 2;
    for (List<Points> row : rows()) {
      double x = (width - Lettering.width(row, this::width, GAP)) / 2;
      for (Points own : row) {
        graphics.setColor(SurfaceTile.colour(own));
        new Sign(own.marker(), 8, own.rows() == Rows.TRAINING).paint(graphics, x + 5, y, 0);
        text().left(own.label(), x + SIGN, y);
        x += width(own) + GAP;
      }
      y += ROW_HEIGHT;
    }
  }

  private List<List<Points>> rows() {
    return Lettering.rows(points, this::width, GAP, width - 2 * GAP);
  }

  private double width(Points own) {
    return SIGN + text().width(own.label());
  }

  private Lettering text() {
    return new Lettering(graphics, Picture.font(12), Palette.INK);
  }
}
