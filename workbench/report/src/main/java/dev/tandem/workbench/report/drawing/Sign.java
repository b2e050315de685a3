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

/** What stands on a value, in the present colour; hollow ones have paper inside. */
final class Sign extends Marker {
  private final Look.Marker kind;
  private final double size;
  private final boolean filled;

  Sign(Look.Marker kind, double size, boolean filled) {
    this.kind = kind;
    this.size = size;
    this.filled = filled;
  }

  @Override
  public void paint(Graphics2D graphics, double x, double y, int ignoredSize) {
    Color color = graphics.getColor();
    double half = size / 2;
    Shape outline = outline(x, y, half);
    if (outline == null) {
      graphics.setStroke(new BasicStroke(filled ? 2.2f : 1.3f));
      graphics.draw(rays(x, y, half * 1.1));
      return;
    }
    graphics.setColor(filled ? color : Palette.PAPER);
    graphics.fill(outline);
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(1.2f));
    graphics.draw(outline);
  }

  /** Null of a sign that has no inside. */
  private Shape outline(double x, double y, double half) {
    return switch (kind) {
      case CIRCLE -> new Ellipse2D.Double(x - half, y - half, 2 * half, 2 * half);
      case SQUARE -> new Rectangle2D.Double(x - half * 0.9, y - half * 0.9, half * 1.8, half * 1.8);
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
    if (kind != Look.Marker.PLUS) {
      double side = half * 0.8;
      ray(path, x - side, y - side, x + side, y + side);
      ray(path, x - side, y + side, x + side, y - side);
    }
    if (kind != Look.Marker.CROSS) {
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
