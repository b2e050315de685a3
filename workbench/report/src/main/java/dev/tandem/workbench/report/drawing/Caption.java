package dev.tandem.workbench.report.drawing;

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

  static Caption of(Graphics2D graphics, double width, SampleGrid.Sample sample) {
    List<Part> parts = new ArrayList<>();
    parts.add(part(graphics, width, "actual", sample.actual(), true));
    for (SampleGrid.Answer answer : sample.answers()) {
      boolean right = answer.answer().equals(sample.actual());
      parts.add(part(graphics, width, answer.contender(), answer.answer(), right));
    }
    return new Caption(graphics, width, lines(parts, width, plain(graphics).width(SEPARATOR)));
  }

  double height() {
    return lines.size() * LINE_HEIGHT;
  }

  void draw(double middle, double top) {
    Lettering plain = plain(graphics);
    double gap = plain.width(SEPARATOR);
    double y = top + LINE_HEIGHT / 2;
    for (List<Part> line : lines) {
      double x = middle - width(line, gap) / 2;
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

  private static List<List<Part>> lines(List<Part> parts, double width, double gap) {
    List<List<Part>> lines = new ArrayList<>();
    for (Part part : parts) {
      List<Part> last = lines.isEmpty() ? List.of() : lines.get(lines.size() - 1);
      if (last.isEmpty() || width(last, gap) + gap + part.width() > width) {
        last = new ArrayList<>();
        lines.add(last);
      }
      last.add(part);
    }
    return lines;
  }

  private static double width(List<Part> line, double gap) {
    return line.stream().mapToDouble(Part::width).sum() + gap * (line.size() - 1);
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
