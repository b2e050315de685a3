package dev.tandem.workbench.report;

import java.util.List;

/**
 * What a report says, in the order in which it says it: both templates, {@code report.html} and
 * {@code report.md}, show this. A list without entries is a part that is not shown.
 *
 * @param facts what was compared, a sentence each
 * @param verdicts what the comparison shows
 * @param baselines of each contender, beside what answers without a model
 * @param models sentences about these trained models only
 * @param leftOut why a figure is not there
 */
record ReportView(
    String title,
    List<String> facts,
    List<Verdict> verdicts,
    List<Verdict> baselines,
    List<String> models,
    Grid summary,
    List<String> remarks,
    List<Audit> audits,
    List<FigureGroup> groups,
    List<String> leftOut,
    List<Analysis.Part> analysis,
    Remake remake) {

  /**
   * A sentence with its verdict.
   *
   * @param kind for the page's looks: same, different or undecided
   */
  record Verdict(String kind, String word, String sentence, List<String> evidence) {}

  /** Rows of cells under a head. */
  record Grid(List<String> head, List<Row> rows) {}

  /** The first cell names the row. */
  record Row(String name, List<String> cells) {}

  /** What two contenders have in common and what not. */
  record Audit(String heading, String summary, Grid grid) {}

  /** Figures under a heading. */
  record FigureGroup(String heading, List<FigureView> figures) {}

  /**
   * One figure, shown by exactly one of its lists.
   *
   * @param charts JSON that the page's script draws
   * @param strips of images with their captions
   */
  record FigureView(
      String name,
      String title,
      String note,
      List<String> charts,
      List<Matrix> matrices,
      List<Tile> tiles,
      List<Strip> strips) {}

  /** A confusion matrix. */
  record Matrix(String title, List<String> classes, List<MatrixRow> rows) {}

  /** Of one actual class. */
  record MatrixRow(String actual, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param tone 0 to 100: how dark
   * @param look right or wrong, and dark where letters must be light
   */
  record Cell(String count, String share, String tone, String look) {}

  /** An image with what it is and what it was taken for. */
  record Tile(String image, int width, int height, String actual, List<Answer> answers) {}

  /** What one contender took an image for. */
  record Answer(String contender, String answer, String look) {}

  /** A wide image of many small ones. */
  record Strip(String title, String image, int width, int height) {}

  /** How to make the run again. */
  record Remake(List<String> commands, Grid versions, Grid fingerprints, String settings) {}
}
