package dev.tandem.workbench.report.drawing;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;

/**
 * How much room the parts of one confusion matrix take, in points: the same for every contender.
 *
 * @param cell a cell's side
 * @param nameWidth of the longest class name, as shown
 * @param namesUpwards whether the names below the columns must read upwards to fit
 */
record ConfusionLayout(
    List<String> classNames, double cell, double nameWidth, boolean namesUpwards) {
  static final double TITLE = 30;
  static final double AXIS = 24;
  static final double NAME_GAP = 6;
  static final double GAP = 14;

  private static final double GRID = 430; // points for all the cells of a row, if they can be had
  private static final double LARGEST_CELL = 108;
  private static final double SMALLEST_CELL = 6;
  private static final double LONGEST_NAME = 100;

  static ConfusionLayout of(List<String> classNames) {
    double cell =
        Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, Math.floor(GRID / classNames.size())));
    Font font = nameFont(cell);
    FontRenderContext context = new FontRenderContext(null, true, true);
    double longest =
        classNames.stream()
            .mapToDouble(name -> font.getStringBounds(name, context).getWidth())
            .max()
            .orElse(0);
    return new ConfusionLayout(
        classNames, cell, Math.min(longest + 1, LONGEST_NAME), longest > cell - 4);
  }

  static Font nameFont(double cell) {
    return Picture.font(Math.min(12, Math.max(5, cell * 0.8)));
  }

  double grid() {
    return cell * classNames.size();
  }

  /** From a panel's left edge to its first column. */
  double gridLeft() {
    return GAP + AXIS + nameWidth + NAME_GAP;
  }

  double width() {
    return gridLeft() + grid() + GAP;
  }

  /** From a panel's top to below the names of the columns. */
  double namesBottom() {
    return TITLE + grid() + NAME_GAP + (namesUpwards ? nameWidth : 16);
  }

  double height() {
    return namesBottom() + AXIS + GAP;
  }
}
