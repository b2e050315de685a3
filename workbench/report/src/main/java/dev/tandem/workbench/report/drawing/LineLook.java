package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Look;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How one line of a {@link dev.tandem.workbench.report.chart.LineChart} is drawn. */
record LineLook(Color color, BasicStroke stroke, Marker marker) {

  static LineLook of(Look look) {
    if (look.stroke() == Look.Stroke.REFERENCE) {
      return new LineLook(Palette.FAINT_INK, stroke(look), SeriesMarkers.NONE);
    }
    Color color = look.colour() == Look.INK ? Palette.INK : Palette.contender(look.colour());
    return new LineLook(color, stroke(look), new Sign(look));
  }

  private static BasicStroke stroke(Look look) {
    float[] dashes = new float[look.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = look.dashes().get(i);
    }
    return new BasicStroke(
        (float) look.width(),
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        1f,
        dashes.length == 0 ? null : dashes,
        0f);
  }

  /** A shape around a value; hollow on lines that are not the prominent ones. */
  private static final class Sign extends Marker {
    private final Look look;

    Sign(Look look) {
      this.look = look;
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int ignoredSize) {
      Color color = graphics.getColor();
      double half = look.markerSize() / 2;
      Shape outline = outline(x, y, half);
      if (outline == null) {
        graphics.setStroke(new BasicStroke(look.filled() ? 2.2f : 1.3f));
        graphics.draw(rays(x, y, half * 1.1));
        return;
      }
      graphics.setColor(look.filled() ? color : Palette.PAPER);
      graphics.fill(outline);
      graphics.setColor(color);
      graphics.setStroke(new BasicStroke(1.2f));
      graphics.draw(outline);
    }

    /** Null of a sign that has no inside. */
    private Shape outline(double x, double y, double half) {
      return switch (look.marker()) {
        case CIRCLE -> new Ellipse2D.Double(x - half, y - half, 2 * half, 2 * half);
        case SQUARE ->
            new Rectangle2D.Double(x - half * 0.9, y - half * 0.9, half * 1.8, half * 1.8);
        case DIAMOND ->
            polygon(x, y - half * 1.2, x + half * 1.2, y, x, y + half * 1.2, x - half * 1.2, y);
        case TRIANGLE ->
            polygon(
                x, y - half * 1.2, x + half * 1.2, y + half * 0.9, x - half * 1.2, y + half * 0.9);
        case CROSS, PLUS, STAR -> null;
      };
    }

    private Shape rays(double x, double y, double half) {
      Path2D.Double path = new Path2D.Double();
      if (look.marker() != Look.Marker.PLUS) {
        double side = half * 0.8;
        ray(path, x - side, y - side, x + side, y + side);
        ray(path, x - side, y + side, x + side, y - side);
      }
      if (look.marker() != Look.Marker.CROSS) {
        ray(path, x - half, y, x + half, y);
        ray(path, x, y - half, x, y + half);
      }
      return path;
    }

    private static void ray(Path2D path, double x, double y, double toX, double toY) {
      path.moveTo(x, y);
      path.lineTo(toX, toY);
    }

    private static Shape polygon(double... corners) {
      Path2D.Double path = new Path2D.Double();
      path.moveTo(corners[0], corners[1]);
      for (int i = 2; i < corners.length; i += 2) {
        path.lineTo(corners[i], corners[i + 1]);
      }
      path.closePath();
      return path;
    }
  }
}
