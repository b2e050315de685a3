package dev.tandem.workbench.report.drawing;

import dev.tandem.evaluation.ConfusionMatrix;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** Draws one confusion matrix, its top left corner at (left, top). */
record ConfusionPanel(Graphics2D graphics, ConfusionLayout layout, double left, double top) {
  private static final double DARK =
      0.65; // share of the row from which on white reads better than ink
  private static final double SMALLEST_WITH_COUNT = 20; // points of a cell's side
  private static final double SMALLEST_WITH_SHARE = 34;
  private static final double ROOMY = 60;

  void draw(ConfusionFigure.Panel panel) {
    Lettering heading = new Lettering(graphics, Picture.bold(14), Palette.INK);
    double room = layout.width() - 2 * ConfusionLayout.GAP;
    String title = heading.shortened(panel.title(), room);
    double half = heading.width(title) / 2;
    double rightmost = left + layout.width() - ConfusionLayout.GAP - half;
    heading.centred(title, Math.min(gridMiddle(), rightmost), top + 14);
    graphics.setStroke(new BasicStroke(0.5f));
    int classes = panel.counts().classes();
    for (int actual = 0; actual < classes; actual++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        cell(panel.counts(), actual, predicted);
      }
    }
    names();
    axes();
  }

  private void cell(ConfusionMatrix counts, int actual, int predicted) {
    double side = layout.cell();
    double x = gridLeft() + predicted * side;
    double y = gridTop() + actual * side;
    int rows = counts.actual(actual);
    int count = counts.count(actual, predicted);
    double share = rows == 0 ? 0 : (double) count / rows;
    Rectangle2D square = new Rectangle2D.Double(x, y, side, side);
    graphics.setColor(Palette.shade(Math.sqrt(share)));
    graphics.fill(square);
    graphics.setColor(Palette.HAIRLINE);
    graphics.draw(square);
    Color ink = count == 0 ? Palette.FAINT_INK : Palette.INK;
    String percentage = rows == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    numbers(count, percentage, x, y, share >= DARK ? Palette.PAPER : ink);
  }

  private void numbers(int count, String percentage, double x, double y, Color ink) {
    double side = layout.cell();
    String figure = String.format(Locale.ROOT, "%,d", count);
    if (side >= ROOMY || (side >= SMALLEST_WITH_SHARE && count > 0)) {
      number(figure, 0.27, x, y + side * 0.37, ink);
      number(percentage, 0.21, x, y + side * 0.7, ink);
    } else if (side >= SMALLEST_WITH_COUNT) {
      number(figure, 0.27, x, y + side / 2, ink);
    }
  }

  /** Centred in the cell that starts at x, letters sized as a share of its side. */
  private void number(String text, double size, double x, double y, Color ink) {
    double side = layout.cell();
    double points = Math.max(7, Math.min(side, 75) * size);
    new Lettering(graphics, Picture.font(points), ink)
        .fitting(text, side - 4)
        .centred(text, x + side / 2, y);
  }

  private void names() {
    Lettering text = new Lettering(graphics, ConfusionLayout.nameFont(layout.cell()), Palette.INK);
    double bottom = gridTop() + layout.grid() + ConfusionLayout.NAME_GAP;
    for (int c = 0; c < layout.classNames().size(); c++) {
      double middle = (c + 0.5) * layout.cell();
      String name = text.shortened(layout.classNames().get(c), layout.nameWidth());
      text.right(name, gridLeft() - ConfusionLayout.NAME_GAP, gridTop() + middle);
      if (layout.namesUpwards()) {
        text.endingUpwards(name, gridLeft() + middle, bottom);
      } else {
        text.centred(name, gridLeft() + middle, bottom + 8);
      }
    }
  }

  private void axes() {
    Lettering text = new Lettering(graphics, Picture.font(12), Palette.FAINT_INK);
    text.centred("predicted", gridMiddle(), top + layout.namesBottom() + ConfusionLayout.AXIS / 2);
    text.centredUpwards(
        "actual",
        left + ConfusionLayout.GAP + ConfusionLayout.AXIS / 2,
        gridTop() + layout.grid() / 2);
  }

  private double gridLeft() {
    return left + layout.gridLeft();
  }

  private double gridTop() {
    return top + ConfusionLayout.TITLE;
  }

  private double gridMiddle() {
    return gridLeft() + layout.grid() / 2;
  }
}
