package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.analysis.Analysis;
import java.util.List;

/**
 * What a report says, in the order in which it says it: both templates, {@code report.html} and
 * {@code report.md}, show this. A list without entries is a part that is not shown.
 *
 * @param facts what was compared, a sentence each
 * @param pairs what the comparison shows, of each two contenders
 * @param baselines of each contender, beside what answers without a model
 * @param intervals what stands below a figure in the summary; empty where nothing does
 * @param leftOut why a figure is not there
 */
record ReportView(
    String title,
    List<String> facts,
    List<Pair> pairs,
    List<Verdict> baselines,
    FigureGrid summary,
    String intervals,
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
  record Verdict(String kind, String word, String sentence) {}

  /**
   * Two contenders.
   *
   * @param main the primary figure and time
   * @param others the other figures
   * @param models sentences about these trained models only
   */
  record Pair(String heading, List<Verdict> main, List<Verdict> others, List<String> models) {}

  /** Rows of cells. */
  record Grid(List<Row> rows) {}

  /** Cells beside a name. */
  record Row(String name, List<String> cells) {}

  /** A figure of every contender. */
  record FigureRow(String name, List<FigureCell> cells) {}

  /**
   * A figure.
   *
   * @param interval of its mean; empty where there is none
   */
  record FigureCell(String figure, String interval) {}

  /** Figures of all contenders, whose ids are the head. */
  record FigureGrid(List<String> head, List<FigureRow> rows) {}

  /** What two contenders have in common and what not. */
  record Audit(String heading, String summary, String a, String b, List<AuditItem> items) {}

  /**
   * One thing that should be alike.
   *
   * @param look same, different or undecided
   * @param observed once where it is alike, or else of a and of b
   */
  record AuditItem(
      String look, String item, String finding, List<String> observed, String matters) {
    /** How many columns an observation takes. */
    int columns() {
      return observed.size() == 1 ? 2 : 1;
    }

    /** Of a and of b. */
    List<String> both() {
      return observed.size() == 1 ? List.of(observed.get(0), observed.get(0)) : observed;
    }
  }

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
