package dev.tandem.workbench.report.page;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.ConfusionChart;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.WaterfallChart;
import dev.tandem.workbench.report.chart.WeightChart;
import dev.tandem.workbench.report.gallery.Gallery;
import dev.tandem.workbench.report.page.ReportView.BarBlock;
import dev.tandem.workbench.report.page.ReportView.BarRow;
import dev.tandem.workbench.report.page.ReportView.Cell;
import dev.tandem.workbench.report.page.ReportView.ChartGroup;
import dev.tandem.workbench.report.page.ReportView.ChartView;
import dev.tandem.workbench.report.page.ReportView.Matrix;
import dev.tandem.workbench.report.page.ReportView.MatrixRow;
import dev.tandem.workbench.report.page.ReportView.Prediction;
import dev.tandem.workbench.report.page.ReportView.ProbabilityBar;
import dev.tandem.workbench.report.page.ReportView.Strip;
import dev.tandem.workbench.report.page.ReportView.Tile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Charts as a page shows them: lines and bars as data for its script, the rest as tables and
 * images.
 *
 * @param png encodes an image
 */
record ChartViews(Function<Raster, byte[]> png) {
  private static final double DARK =
      93; // of 100; from there on white letters have more contrast than black ones

  List<ChartGroup> of(Gallery gallery) {
    return gallery.sections().stream()
        .map(
            section ->
                new ChartGroup(
                    section.heading(), section.charts().stream().map(this::view).toList()))
        .toList();
  }

  private ChartView view(Chart chart) {
    return new ChartView(
        chart.name(),
        chart.title(),
        chart.note(),
        plots(chart),
        chart instanceof ConfusionChart shown ? matrices(shown) : List.of(),
        chart instanceof SampleChart shown ? tiles(shown) : List.of(),
        chart instanceof WeightChart shown ? strips(shown) : List.of(),
        chart instanceof ProbabilityChart shown ? barRows(shown) : List.of(),
        chart instanceof SurfaceChart shown
            ? List.of(new SurfaceViews(shown, this::dataUri).set())
            : List.of());
  }

  private static List<String> plots(Chart chart) {
    if (chart instanceof LineChart lines) {
      return List.of(ChartJson.of(lines));
    }
    if (chart instanceof WaterfallChart waterfall) {
      return List.of(ChartJson.of(waterfall));
    }
    return chart instanceof BarChart bars ? List.of(ChartJson.of(bars)) : List.of();
  }

  private static List<Matrix> matrices(ConfusionChart shown) {
    List<String> classes = shown.classes();
    return shown.panels().stream()
        .map(
            panel ->
                new Matrix(
                    panel.title(),
                    classes,
                    IntStream.range(0, classes.size())
                        .mapToObj(actual -> row(panel, classes, actual))
                        .toList()))
        .toList();
  }

  private static MatrixRow row(ConfusionChart.Panel panel, List<String> names, int actual) {
    int rows = panel.counts().actual(actual);
    List<Cell> cells =
        IntStream.range(0, names.size())
            .mapToObj(
                predicted -> {
                  int count = panel.counts().count(actual, predicted);
                  double share = rows == 0 ? 0 : (double) count / rows;
                  double tone = 100 * Math.sqrt(share);
                  String look = actual == predicted ? "right" : "wrong";
                  return new Cell(
                      String.format(Locale.ROOT, "%,d", count),
                      String.format(Locale.ROOT, "%.1f %%", 100 * share),
                      String.format(Locale.ROOT, "%.0f", tone),
                      tone >= DARK ? look + " dark" : look);
                })
            .toList();
    return new MatrixRow(names.get(actual), cells);
  }

  private List<Tile> tiles(SampleChart shown) {
    return shown.samples().stream().map(sample -> tile(shown, sample)).toList();
  }

  private Tile tile(SampleChart shown, SampleChart.Sample sample) {
    return new Tile(
        dataUri(shown.raster(sample)),
        shown.shape().width(),
        shown.shape().height(),
        (sample.predictions().isEmpty() ? "class " : "actual ") + sample.actual(),
        sample.predictions().stream()
            .map(
                own ->
                    new Prediction(
                        own.contender(),
                        own.predicted(),
                        own.predicted().equals(sample.actual()) ? "right" : "wrong"))
            .toList());
  }

  private List<BarRow> barRows(ProbabilityChart shown) {
    return shown.rows().stream()
        .map(
            row ->
                new BarRow(
                    shown.raster(row).stream().map(this::dataUri).toList(),
                    row.label(),
                    row.actual(),
                    row.contenders().stream().map(ChartViews::block).toList()))
        .toList();
  }

  private static BarBlock block(ProbabilityChart.Answer answer) {
    List<ProbabilityBar> bars =
        answer.bars().stream()
            .map(
                bar ->
                    new ProbabilityBar(
                        bar.label(),
                        (bar.isActual() ? "actual " : "") + (bar.isPredicted() ? "predicted" : ""),
                        String.format(Locale.ROOT, "%.2f", 100 * bar.probability()),
                        String.format(Locale.ROOT, "%.2f", bar.probability())))
            .toList();
    return new BarBlock(answer.words(), answer.right() ? "right" : "wrong", bars);
  }

  private List<Strip> strips(WeightChart shown) {
    ImageShape shape = shown.shape();
    List<Strip> strips = new ArrayList<>();
    for (WeightChart.Panel panel : shown.panels()) {
      int rows = (panel.tiles().size() + WeightChart.COLUMNS - 1) / WeightChart.COLUMNS;
      strips.add(
          new Strip(
              panel.title(),
              dataUri(shown.raster(panel)),
              WeightChart.COLUMNS * shape.width(),
              rows * shape.height()));
    }
    return strips;
  }

  private String dataUri(Raster image) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.apply(image));
  }
}
