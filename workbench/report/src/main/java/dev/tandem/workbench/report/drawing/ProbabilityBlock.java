package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.ProbabilityChart.Answer;
import dev.tandem.workbench.report.chart.ProbabilityChart.Bar;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** One contender's bars for one row, the top left corner at (left, top). */
record ProbabilityBlock(Graphics2D graphics, double left, double top, double width) {
  private static final double HEADING = 18;
  private static final double PITCH = 13;
  private static final double TRIANGLE = 8;
  private static final double NUMBER = 28;
  private static final double LONGEST_NAME = 0.4; // of the width
  private static final double LEAST_SHOWN = 0.005; // of numbers with two digits

  static double height(Answer answer) {
    return HEADING + answer.bars().size() * PITCH;
  }

  void draw(Answer answer) {
    Color tone = answer.right() ? Palette.INK : Palette.WRONG;
    Lettering heading = new Lettering(graphics, Picture.bold(11), tone);
    heading.left(heading.shortened(answer.words(), width), left, top + HEADING / 2);
    double names =
        Math.min(
            LONGEST_NAME * width,
            answer.bars().stream()
                .mapToDouble(bar -> text(bar).width(bar.label()))
                .max()
                .orElse(0));
    for (int i = 0; i < answer.bars().size(); i++) {
      draw(answer.bars().get(i), answer.right(), names, top + HEADING + i * PITCH);
    }
  }

  private void draw(Bar bar, boolean right, double names, double y) {
    double middle = y + PITCH / 2;
    double from = left + TRIANGLE + names + 5;
    double longest = left + width - NUMBER - from;
    if (bar.isActual()) {
      triangle(middle);
    }
    text(bar).right(text(bar).shortened(bar.label(), names), from - 5, middle);
    graphics.setColor(Palette.HAIRLINE);
    graphics.draw(new Rectangle2D.Double(from, y + 2, longest, PITCH - 4));
    graphics.setColor(colour(bar, right));
    graphics.fill(new Rectangle2D.Double(from, y + 2, longest * bar.probability(), PITCH - 4));
    if (bar.probability() >= LEAST_SHOWN) {
      String number = String.format(Locale.ROOT, "%.2f", bar.probability());
      text(bar).left(number, from + longest + 4, middle);
    }
  }

  private static Color colour(Bar bar, boolean right) {
    if (!bar.isPredicted()) {
      return Palette.FAINT_INK;
    }
    return right ? Palette.BLUE : Palette.WRONG;
  }

  private void triangle(double middle) {
    Path2D.Double shape = new Path2D.Double();
    shape.moveTo(left, middle - 4);
    shape.lineTo(left + 6, middle);
    shape.lineTo(left, middle + 4);
    shape.closePath();
    graphics.setColor(Palette.INK);
    graphics.fill(shape);
  }

  private Lettering text(Bar bar) {
    return new Lettering(
        graphics, bar.isActual() ? Picture.bold(10) : Picture.font(10), Palette.INK);
  }
}
