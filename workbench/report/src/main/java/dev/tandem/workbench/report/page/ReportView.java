package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.analysis.Analysis;
import dev.tandem.workbench.report.chart.SurfaceChart;
import java.util.List;

/**
 * The content of a report, in its order: both templates, {@code report.html} and {@code report.md},
 * show this. A list without entries is a part that is not shown.
 *
 * @param data what it was measured on
 * @param result the answer, in the verdicts' own sentences
 * @param cards what people compare first
 * @param first charts that belong to the answer
 * @param intervals explains the intervals in the summary; empty where there are none
 * @param facts about each contender, a sentence each
 * @param columns of a person's own table
 * @param samples of the training rows
 * @param matrix of more than two contenders, each against each; otherwise empty
 * @param cause which setting explains the gap, notes first
 * @param groups all other charts
 * @param leftOut why a chart is not there
 */
record ReportView(
    String title,
    String data,
    List<String> result,
    Cards cards,
    List<ChartView> first,
    List<ChartView> confusions,
    List<Analysis.Part> analysis,
    MetricGrid summary,
    String intervals,
    List<String> remarks,
    List<String> facts,
    List<TableColumn> columns,
    List<ChartView> samples,
    List<VerdictMatrix> matrix,
    List<Pair> pairs,
    List<String> cause,
    List<ChartView> causes,
    Baselines baselines,
    Audit audit,
    List<ChartGroup> groups,
    List<String> leftOut,
    Reproduce reproduce) {

  /**
   * The first numbers of a run.
   *
   * @param audit in a line; empty where nothing was audited
   */
  record Cards(List<String> head, List<Card> cards, String audit) {}

  /** A column of a person's own table. */
  record TableColumn(
      String name, String kind, String use, String distinct, String missing, String values) {}

  /** One number of every contender. */
  record Card(String label, List<CardValue> values) {}

  /**
   * A number.
   *
   * @param note beside it; may be empty
   */
  record CardValue(String contender, String value, String note) {}

  /**
   * A sentence with its verdict.
   *
   * @param kind for the page's style: same, different or undecided
   */
  record Verdict(String kind, String word, String sentence) {}

  /**
   * The verdicts on several contenders: those of the rows against those of the head.
   *
   * @param answers on all of them, a sentence or two each
   */
  record VerdictMatrix(
      List<String> answers, String caption, List<String> head, List<VerdictRow> rows) {}

  /** One contender against each. */
  record VerdictRow(String contender, List<VerdictCell> cells) {}

  /**
   * One contender against another; of one against itself all is empty.
   *
   * @param kind for the page's style: same, better, worse or undecided
   */
  record VerdictCell(String kind, String word, List<String> reasons) {}

  /**
   * Two contenders.
   *
   * @param main the primary metric and time
   * @param others the other metrics
   * @param models sentences about these trained models only
   */
  record Pair(String heading, List<Verdict> main, List<Verdict> others, List<String> models) {}

  /**
   * Contenders against predictions without a model.
   *
   * @param line the primary metric; empty without baselines
   * @param unbeaten where a contender is not better
   */
  record Baselines(String line, List<Verdict> unbeaten, List<Verdict> beaten) {}

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

  /**
   * What the contenders have in common and what not.
   *
   * @param line what did not match, or that all did; empty where nothing was audited
   * @param unmatched what differs, then what is unknown
   */
  record Audit(String line, List<String> head, List<AuditItem> unmatched, List<AuditItem> matched) {
    /** Returns its columns for what was observed. */
    int columns() {
      return head.size();
    }
  }

  /**
   * One thing that should be alike.
   *
   * @param look same, different or undecided
   * @param observed of each contender
   */
  record AuditItem(
      String look, String item, String finding, List<String> observed, String matters) {
    /** Returns the observation if all have the same; otherwise it is empty. */
    String alike() {
      return observed.stream().distinct().count() == 1 ? observed.get(0) : "";
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
