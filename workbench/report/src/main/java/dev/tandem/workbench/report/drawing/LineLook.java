package dev.tandem.workbench.report.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How one line of an {@link Chart} looks. Contenders differ in colour, marker and width, the first
 * being the widest, so that a line drawn exactly over another leaves the other's rims to see.
 */
record LineLook(Color color, BasicStroke stroke, Marker marker) {
  private static final float THINNEST = 1.6f;
  private static final float WIDEST = 4.8f;

  /** Of a line that belongs to no contender. */
  static LineLook reference() {
    return new LineLook(Palette.FAINT_INK, new BasicStroke(1f), SeriesMarkers.NONE);
  }

  static LineLook of(int contender, int contenders, Chart.Stroke kind) {
    float rank = contenders - 1 - contender;
    float width =
        THINNEST + rank * Math.min(2.2f, (WIDEST - THINNEST) / Math.max(1, contenders - 1));
    BasicStroke stroke =
        new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dashes(kind), 0f);
    return new LineLook(
        Palette.contender(contender),
        stroke,
        new Dot(
            contender,
            size(kind, width),
            kind != Chart.Stroke.DASHED && kind != Chart.Stroke.DOTTED));
  }

  private static double size(Chart.Stroke kind, float width) {
    return switch (kind) {
      case POINTS -> 3;
      case MARKS -> 12;
      default -> 4.5 + 1.5 * width;
    };
  }

  private static float[] dashes(Chart.Stroke kind) {
    return switch (kind) {
      case DASHED -> new float[] {7, 4};
      case DOTTED -> new float[] {2, 3};
      case SOLID, POINTS, MARKS, REFERENCE -> null;
    };
  }

  /** A circle, square, diamond or triangle; hollow on lines that are not solid. */
  private static final class Dot extends Marker {
    private final int kind;
    private final double size;
    private final boolean filled;

    Dot(int contender, double size, boolean filled) {
      this.kind = contender % 4;
      this.size = size;
      this.filled = filled;
    }

    @Override
    public void paint(Graphics2D graphics, double x, double y, int ignoredSize) {
      Color color = graphics.getColor();
      Shape outline = outline(x, y);
      graphics.setColor(filled ? color : Palette.PAPER);
      graphics.fill(outline);
      graphics.setColor(color);
      graphics.setStroke(new BasicStroke(1.3f));
      graphics.draw(outline);
    }

    private Shape outline(double x, double y) {
      double half = size / 2;
      return switch (kind) {
        case 0 -> new Ellipse2D.Double(x - half, y - half, size, size);
        case 1 -> new Rectangle2D.Double(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9);
        case 2 ->
            polygon(x, y - half * 1.2, x + half * 1.2, y, x, y + half * 1.2, x - half * 1.2, y);
        default ->
            polygon(
                x, y - half * 1.1, x + half * 1.1, y + half * 0.9, x - half * 1.1, y + half * 0.9);
      };
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
