package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Text set by its middle, its end or its room; everything in points. */
record Lettering(Graphics2D graphics, Font font, Color color) {

  double width(String text) {
    Rectangle2D bounds = font.getStringBounds(text, graphics.getFontRenderContext());
    return bounds.getWidth();
  }

  /** The same at a smaller size, if that is what the text needs to fit into the width. */
  Lettering fitting(String text, double width) {
    double needed = width(text);
    return needed <= width
        ? this
        : new Lettering(
            graphics, font.deriveFont((float) (font.getSize2D() * width / needed)), color);
  }

  /** The text, its end cut off where it is too long for the width. */
  String shortened(String text, double width) {
    String kept = text;
    while (kept.length() > 1 && width(kept) > width) {
      kept = kept.substring(0, kept.length() - 2).strip() + "…";
    }
    return kept;
  }

  /** Starts at x; y is the middle of the small letters' line. */
  void left(String text, double x, double y) {
    graphics.setFont(font);
    graphics.setColor(color);
    graphics.drawString(text, (float) x, (float) (y + font.getSize2D() * 0.36));
  }

  void centred(String text, double x, double y) {
    left(text, x - width(text) / 2, y);
  }

  void right(String text, double x, double y) {
    left(text, x - width(text), y);
  }

  /** Reads upwards, its middle at (x, y). */
  void centredUpwards(String text, double x, double y) {
    upwards(() -> centred(text, 0, 0), x, y);
  }

  /** Reads upwards and ends below (x, y). */
  void endingUpwards(String text, double x, double y) {
    upwards(() -> right(text, 0, 0), x, y);
  }

  private void upwards(Runnable draw, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    draw.run();
    graphics.setTransform(before);
  }

  /** Returns parts in rows, as many as fit into the width side by side, at least one in each. */
  static <T> List<List<T>> rows(
      List<T> parts, ToDoubleFunction<T> width, double gap, double widest) {
    List<List<T>> rows = new ArrayList<>();
    for (T part : parts) {
      List<T> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
      if (last.isEmpty() || width(last, width, gap) + gap + width.applyAsDouble(part) > widest) {
        last = new ArrayList<>();
        rows.add(last);
      }
      last.add(part);
    }
    return rows;
  }

  /** Returns the width of a row with its gaps. */
  static <T> double width(List<T> row, ToDoubleFunction<T> width, double gap) {
    return row.stream().mapToDouble(width).sum() + gap * (row.size() - 1);
  }
}
