package dev.tandem.workbench.report.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.List;

/** Which line is whose: samples in as many centred rows below the plot as they need. */
record LineLegend(Graphics2D graphics, double width, List<Entry> entries) {
  /**
   * One line.
   *
   * @param lined whether it is drawn as a line, rather than as marks alone
   */
  record Entry(String label, LineLook look, boolean lined) {}

  private static final double ROW_HEIGHT = 22;
  private static final double SAMPLE = 44;
  private static final double GAP = 24;

  double height() {
    return rows().size() * ROW_HEIGHT;
  }

  void draw(double top) {
    double y = top + ROW_HEIGHT / 2;
    for (List<Entry> row : rows()) {
      double x = (width - Lettering.width(row, this::width, GAP)) / 2;
      for (Entry entry : row) {
        draw(entry, x, y);
        x += width(entry) + GAP;
      }
      y += ROW_HEIGHT;
    }
  }

  private void draw(Entry entry, double x, double y) {
    graphics.setColor(entry.look().color());
    graphics.setStroke(entry.look().stroke());
    if (entry.lined()) {
      graphics.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
    entry.look().marker().paint(graphics, x + SAMPLE / 2, y, 0);
    text().left(label(entry), x + SAMPLE + 6, y);
  }

  private List<List<Entry>> rows() {
    return Lettering.rows(entries, this::width, GAP, width - 2 * GAP);
  }

  private double width(Entry entry) {
    return SAMPLE + 6 + text().width(label(entry));
  }

  private String label(Entry entry) {
    return text().shortened(entry.label(), width - SAMPLE - 4 * GAP);
  }

  private Lettering text() {
    return new Lettering(graphics, Picture.font(12), Palette.INK);
  }
}
