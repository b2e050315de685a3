package dev.tandem.workbench.report.drawing;

import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.tensor.ShapeException;
import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;

/**
 * The confusion matrices of several contenders, side by side: rows are actual classes, columns
 * predicted ones. A cell shows its count and its share of the row; the square root of that share is
 * its colour, so that rare mistakes show. At least 1600 pixels wide.
 */
public final class ConfusionFigure {
  private static final double MARGIN = 20;
  private static final double NOTE_HEIGHT = 30;
  private static final double WIDEST_ROW = 1200;

  private ConfusionFigure() {}

  /** One matrix and the name over it. */
  public record Panel(String title, ConfusionMatrix counts) {}

  /**
   * Draws the matrices.
   *
   * @param classNames of every class, in the order of the counts
   * @throws ShapeException if a matrix has another number of classes
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path png, String title, List<String> classNames, List<Panel> panels) {
    panels.forEach(panel -> requireClasses(panel, classNames.size()));
    ConfusionLayout layout = ConfusionLayout.of(classNames);
    int perRow = (int) Math.max(1, Math.min(panels.size(), WIDEST_ROW / layout.width()));
    int rows = (panels.size() + perRow - 1) / perRow;
    int width = (int) Math.max(Picture.WIDTH, Math.ceil(perRow * layout.width() + 2 * MARGIN));
    int height = (int) Math.ceil(Picture.TITLE_HEIGHT + rows * layout.height() + NOTE_HEIGHT);

    Picture.write(
        png, width, height, picture -> draw(picture, title, layout, panels, perRow, width, height));
  }

  private static void draw(
      Picture picture,
      String title,
      ConfusionLayout layout,
      List<Panel> panels,
      int perRow,
      int width,
      int height) {
    Graphics2D graphics = picture.graphics();
    picture.title(title);
    for (int i = 0; i < panels.size(); i++) {
      int inThisRow = Math.min(perRow, panels.size() - i / perRow * perRow);
      double left = (width - inThisRow * layout.width()) / 2 + i % perRow * layout.width();
      double top = Picture.TITLE_HEIGHT + i / perRow * layout.height();
      new ConfusionPanel(graphics, layout, left, top).draw(panels.get(i));
    }
    new Lettering(graphics, Picture.font(11), Palette.FAINT_INK)
        .centred(
            "percentage: share of the actual class's rows; colour: its square root, so that rare"
                + " mistakes show",
            width / 2.0,
            height - NOTE_HEIGHT / 2);
  }

  private static void requireClasses(Panel panel, int classes) {
    if (panel.counts().classes() != classes) {
      throw new ShapeException(
          "confusion matrix of " + panel.title(),
          classes + " classes",
          panel.counts().classes() + "");
    }
  }
}
