package dev.tandem.workbench.report.drawing;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Small words below a figure, in as many centred lines as they need; none where there are none. */
record Note(Graphics2D graphics, double width, String text) {
  private static final double LINE_HEIGHT = 16;
  private static final double MARGIN = 40;

  double height() {
    return text.isEmpty() ? 0 : lines().size() * LINE_HEIGHT + LINE_HEIGHT / 2;
  }

  void draw(double top) {
    double y = top + LINE_HEIGHT / 2;
    for (String line : lines()) {
      lettering().centred(line, width / 2, y);
      y += LINE_HEIGHT;
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    String last = "";
    for (String word : text.split(" ")) {
      String longer = last.isEmpty() ? word : last + " " + word;
      if (!last.isEmpty() && lettering().width(longer) > width - 2 * MARGIN) {
        lines.add(last);
        longer = word;
      }
      last = longer;
    }
    if (!last.isEmpty()) {
      lines.add(last);
    }
    return lines;
  }

  private Lettering lettering() {
    return new Lettering(graphics, Picture.font(11), Palette.FAINT_INK);
  }
}
