package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SweepChart;
import java.nio.file.Path;
import java.util.List;

/**
 * A metric against the keys that a sweep varies: of one key points with error bars, of two a heat
 * map where they make a grid, otherwise the combinations one below the other, best first.
 */
final class SweepPicture {
  private static final int LETTERS_SIDE_BY_SIDE = 90;
  private static final int MOST_CELLS_A_SIDE = 12;

  private SweepPicture() {}

  static void write(Path png, SweepChart content) {
    boolean one = content.keys().size() == 1;
    if (content.finished().isEmpty()) {
      SweepDots.write(png, content); // its note says how many failed
    } else if (one && NumberAxis.fits(content.keys().get(0).values())) {
      SweepPlot.writeNumbers(png, content);
    } else if (one && fitSideBySide(content.keys().get(0).values())) {
      SweepPlot.writeCategories(png, content);
    } else if (isGrid(content)) {
      SweepHeatMap.write(png, content);
    } else {
      SweepDots.write(png, content);
    }
  }

  private static boolean fitSideBySide(List<String> values) {
    int longest = values.stream().mapToInt(String::length).max().orElse(0);
    return longest * values.size() <= LETTERS_SIDE_BY_SIDE;
  }

  private static boolean isGrid(SweepChart content) {
    if (content.keys().size() != 2) {
      return false;
    }
    int rows = content.keys().get(0).values().size();
    int columns = content.keys().get(1).values().size();
    return Math.max(rows, columns) <= MOST_CELLS_A_SIDE
        && content.points().size() == rows * columns;
  }
}
