package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.ProbabilityChart.Answer;
import dev.tandem.workbench.report.chart.ProbabilityChart.Row;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows with their images at the left and a block of bars for each contender; two rows side by side
 * where there is room. 1600 pixels wide.
 */
final class ProbabilityPicture {
  private static final double SUBJECT = 104; // width of an image with its words
  private static final double IMAGE_SIDE = 84;
  private static final double GAP = 14;
  private static final double MARGIN = 16;
  private static final double WORDS = 40;
  private static final int MOST_SIDE_BY_SIDE = 4;

  private final Graphics2D graphics;
  private final ProbabilityChart chart;
  private final int perRow;
  private final int sideBySide;
  private final double rowHeight;

  private ProbabilityPicture(Graphics2D graphics, ProbabilityChart chart) {
    this.graphics = graphics;
    this.chart = chart;
    List<Answer> answers = chart.rows().get(0).contenders();
    perRow = answers.size() <= 2 ? 2 : 1;
    sideBySide = Math.min(MOST_SIDE_BY_SIDE, answers.size());
    int lines = (answers.size() + sideBySide - 1) / sideBySide;
    double blocks = lines * (ProbabilityBlock.height(answers.get(0)) + GAP);
    double subject = (chart.shape().isPresent() ? IMAGE_SIDE : 0) + WORDS;
    rowHeight = Math.max(blocks, subject) + GAP;
  }

  static void write(Path png, ProbabilityChart chart) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    ProbabilityPicture measured = new ProbabilityPicture(ruler, chart);
    int rows = (chart.rows().size() + measured.perRow - 1) / measured.perRow;
    double bottom = Picture.TITLE_HEIGHT + rows * measured.rowHeight;
    double note = new Note(ruler, Picture.WIDTH, chart.note()).height();
    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(bottom + note + MARGIN),
        picture -> {
          picture.title(chart.title());
          new ProbabilityPicture(picture.graphics(), chart).draw();
          new Note(picture.graphics(), Picture.WIDTH, chart.note()).draw(bottom);
        });
  }

  private void draw() {
    double width = (double) Picture.WIDTH / perRow;
    for (int i = 0; i < chart.rows().size(); i++) {
      double left = i % perRow * width + MARGIN;
      double top = Picture.TITLE_HEIGHT + i / perRow * rowHeight;
      draw(chart.rows().get(i), left, top, width - 2 * MARGIN);
    }
  }

  private void draw(Row row, double left, double top, double width) {
    double below = top + subject(row, left, top);
    Lettering faint = new Lettering(graphics, Picture.font(11), Palette.FAINT_INK);
    Lettering ink = new Lettering(graphics, Picture.bold(11), Palette.INK);
    double room = SUBJECT - GAP;
    ink.left(ink.shortened("actual " + row.actual(), room), left, below + 10);
    faint.left(faint.shortened(row.label(), room), left, below + 25);
    double block = (width - SUBJECT) / sideBySide;
    List<Answer> answers = row.contenders();
    for (int i = 0; i < answers.size(); i++) {
      double x = left + SUBJECT + i % sideBySide * block;
      double y = top + i / sideBySide * (ProbabilityBlock.height(answers.get(i)) + GAP);
      new ProbabilityBlock(graphics, x, y, block - GAP).draw(answers.get(i));
    }
  }

  /** Returns the height of the row's image. */
  private double subject(Row row, double left, double top) {
    return chart
        .raster(row)
        .map(
            image -> {
              double scale = IMAGE_SIDE / Math.max(image.height(), image.width());
              double height = image.height() * scale;
              Drawing.draw(graphics, image, left, top, image.width() * scale, height);
              return height;
            })
        .orElse(0.0);
  }
}
