package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.analysis.Analysis;
import dev.tandem.workbench.report.chart.SurfaceChart;
import java.util.List;

/**
 * The content of a report, in its order: both templates, {@code report.html} and {@code report.md},
 * show this. A list without entries is a part that is not shown.
 *
 * @param facts what was compared, a sentence each
 * @param pairs what the comparison shows, of each two contenders
 * @param cause which setting explains the gap, notes first
 * @param baselines of each contender, against predictions without a model
 * @param intervals explains the intervals in the summary; empty where there are none
 * @param leftOut why a chart is not there
 */
record ReportView(
    String title,
    List<String> facts,
    List<Pair> pairs,
    List<String> cause,
    List<Verdict> baselines,
    MetricGrid summary,
    String intervals,
    List<String> remarks,
    List<Audit> audits,
    List<ChartGroup> groups,
    List<String> leftOut,
    List<Analysis.Part> analysis,
    Reproduce reproduce) {

  /**
   * A sentence with its verdict.
   *
   * @param kind for the page's style: same, different or undecided
   */
  record Verdict(String kind, String word, String sentence) {}

  /**
   * Two contenders.
   *
   * @param main the primary metric and time
   * @param others the other metrics
   * @param models sentences about these trained models only
   */
  record Pair(String heading, List<Verdict> main, List<Verdict> others, List<String> models) {}

  /** A value beside its name. */
  record Row(String name, String value) {}

  /** A metric of every contender. */
  record MetricRow(String name, List<MetricCell> cells) {}

  /**
   * A metric.
   *
   * @param interval of its mean; empty where there is none
   */
  record MetricCell(String value, String interval) {}

  /** Metrics of all contenders, whose ids are the head. */
  record MetricGrid(List<String> head, List<MetricRow> rows) {}

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
    /** Returns how many columns an observation takes. */
    int columns() {
      return observed.size() == 1 ? 2 : 1;
    }

    /** Returns the observation of a and of b. */
    List<String> both() {
      return observed.size() == 1 ? List.of(observed.get(0), observed.get(0)) : observed;
    }
  }

  /** Charts under a heading. */
  record ChartGroup(String heading, List<ChartView> charts) {}

  /**
   * One chart, shown by exactly one of its lists.
   *
   * @param plots JSON that the page's script draws
   * @param strips of images with their captions
   */
  record ChartView(
      String name,
      String title,
      String note,
      List<String> plots,
      List<Matrix> matrices,
      List<Tile> tiles,
      List<Strip> strips,
      List<BarRow> barRows,
      List<SurfaceSet> surfaces) {}

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

  /** An image with its actual and predicted classes. */
  record Tile(String image, int width, int height, String actual, List<Prediction> predictions) {}

  /**
   * A row with every contender's probabilities.
   *
   * @param images at most one
   */
  record BarRow(List<String> images, String label, String actual, List<BarBlock> blocks) {}

  /** One contender's probabilities. */
  record BarBlock(String words, String look, List<ProbabilityBar> bars) {}

  /**
   * A bar.
   *
   * @param look predicted and actual, as far as it is
   * @param percent its length
   */
  record ProbabilityBar(String label, String look, String percent, String number) {}

  /** One contender's prediction for an image. */
  record Prediction(String contender, String predicted, String look) {}

  /** A wide image of many small ones. */
  record Strip(String title, String image, int width, int height) {}

  /**
   * Surfaces with a slider over their frames.
   *
   * @param last the last frame's number, which is shown first, with its name
   */
  record SurfaceSet(
      List<String> frames,
      int last,
      String lastName,
      List<Plane> planes,
      List<PointGroup> points) {}

  /**
   * One surface.
   *
   * @param barImages at most one, the colours from low to high
   */
  record Plane(
      String title,
      List<Sheet> sheets,
      List<Tick> xTicks,
      List<Tick> yTicks,
      String xName,
      String yName,
      List<String> barImages,
      SurfaceChart.Bar bar) {}

  /**
   * One frame of a surface.
   *
   * @param display none unless it is shown first
   */
  record Sheet(String image, String display) {}

  /** A number beside an axis. */
  record Tick(String at, String text) {}

  /** Points that are marked alike: all of them as one path, and one for the legend. */
  record PointGroup(String label, String look, String path, String sample) {}

  /** How to reproduce the run. */
  record Reproduce(
      List<String> commands, List<Row> versions, List<Row> fingerprints, String settings) {}
}
