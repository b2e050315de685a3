package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SampleChart;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** "actual 7 · scratch 7 · pytorch 1", broken into centred lines between the parts. */
record Caption(Graphics2D graphics, double width, List<List<Caption.Part>> lines) {
  private static final String SEPARATOR = " · ";
  private static final double LINE_HEIGHT = 19;

  /** One statement; a wrong one is red and bold. */
  record Part(String text, Lettering lettering) {
    double width() {
      return lettering.width(text);
    }
  }

  static Caption of(Graphics2D graphics, double width, SampleChart.Sample sample) {
    List<Part> parts = new ArrayList<>();
    String before = sample.predictions().isEmpty() ? "class" : "actual";
    parts.add(part(graphics, width, before, sample.actual(), true));
    for (SampleChart.Prediction own : sample.predictions()) {
      boolean right = own.predicted().equals(sample.actual());
      parts.add(part(graphics, width, own.contender(), own.predicted(), right));
    }
    double gap = plain(graphics).width(SEPARATOR);
    return new Caption(graphics, width, Lettering.rows(parts, Part::width, gap, width));
  }

  double height() {
    return lines.size() * LINE_HEIGHT;
  }

  void draw(double middle, double top) {
    Lettering plain = plain(graphics);
    double gap = plain.width(SEPARATOR);
    double y = top + LINE_HEIGHT / 2;
    for (List<Part> line : lines) {
      double x = middle - Lettering.width(line, Part::width, gap) / 2;
      for (Part part : line) {
        part.lettering().left(part.text(), x, y);
        x += part.width();
        if (part != line.get(line.size() - 1)) {
          plain.left(SEPARATOR, x, y);
          x += gap;
        }
      }
      y += LINE_HEIGHT;
    }
  }

  private static Part part(
      Graphics2D graphics, double width, String who, String what, boolean right) {
    Color color = right ? Palette.INK : Palette.WRONG;
    Lettering lettering =
        new Lettering(graphics, right ? Picture.font(13) : Picture.bold(13), color);
    double room = width - lettering.width(" " + what);
    String text = lettering.shortened(who, room) + " " + what;
    return new Part(lettering.shortened(text, width), lettering);
  }

  private static Lettering plain(Graphics2D graphics) {
    return new Lettering(graphics, Picture.font(13), Palette.FAINT_INK);
  }
}
