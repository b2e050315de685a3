package dev.tandem.workbench.report.chart;

import java.util.List;

/**
 * Data before any training.
 *
 * @param sides names of the splits that differ, such as training, validation and test
 * @param rows by side
 * @param classes none where numbers are predicted
 * @param columns of the training rows, those that are shown, what is predicted last
 * @param moreColumns how many are not shown
 * @param samples the first training rows as images; none of a table
 */
public record DataChart(
    String title,
    String note,
    List<String> sides,
    List<Integer> rows,
    List<ClassRows> classes,
    List<Distribution> columns,
    int moreColumns,
    List<Sample> samples)
    implements Chart {
  /** How many columns are shown at most. */
  public static final int MOST_COLUMNS = 12;

  /** A class and its rows by side. */
  public record ClassRows(String name, List<Integer> rows) {}

  /** An image, grey from 0 to 255, and what it shows. */
  public record Sample(Raster image, String label) {}

  @Override
  public String name() {
    return "data";
  }
}
