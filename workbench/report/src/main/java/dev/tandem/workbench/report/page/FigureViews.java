package dev.tandem.workbench.report.page;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.drawing.ConfusionFigure;
import dev.tandem.workbench.report.drawing.Raster;
import dev.tandem.workbench.report.drawing.SampleGrid;
import dev.tandem.workbench.report.drawing.WeightFigure;
import dev.tandem.workbench.report.figures.Gallery;
import dev.tandem.workbench.report.figures.RunFigure;
import dev.tandem.workbench.report.page.ReportView.Answer;
import dev.tandem.workbench.report.page.ReportView.Cell;
import dev.tandem.workbench.report.page.ReportView.FigureGroup;
import dev.tandem.workbench.report.page.ReportView.FigureView;
import dev.tandem.workbench.report.page.ReportView.Matrix;
import dev.tandem.workbench.report.page.ReportView.MatrixRow;
import dev.tandem.workbench.report.page.ReportView.Strip;
import dev.tandem.workbench.report.page.ReportView.Tile;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Figures as a page shows them: charts as data for its script, the rest as tables and images. */
final class FigureViews {
  private static final double DARK = 60; // of 100; from there on light letters read better

  private FigureViews() {}

  static List<FigureGroup> of(Gallery gallery) {
    return gallery.sections().stream()
        .map(
            section ->
                new FigureGroup(
                    section.heading(), section.figures().stream().map(FigureViews::view).toList()))
        .toList();
  }

  private static FigureView view(RunFigure figure) {
    return new FigureView(
        figure.name(),
        figure.title(),
        figure.note(),
        charts(figure),
        figure instanceof RunFigure.Confusions shown ? matrices(shown) : List.of(),
        figure instanceof RunFigure.Images shown ? tiles(shown) : List.of(),
        figure instanceof RunFigure.Weights shown ? strips(shown) : List.of());
  }

  private static List<String> charts(RunFigure figure) {
    if (figure instanceof RunFigure.Lines lines) {
      return List.of(ChartJson.of(lines.chart()));
    }
    return figure instanceof RunFigure.Stacks stacks
        ? List.of(ChartJson.of(stacks.bars()))
        : List.of();
  }

  private static List<Matrix> matrices(RunFigure.Confusions shown) {
    List<Matrix> matrices = new ArrayList<>();
    for (ConfusionFigure.Panel panel : shown.panels()) {
      List<MatrixRow> rows = new ArrayList<>();
      for (int actual = 0; actual < shown.classes().size(); actual++) {
        rows.add(row(panel, shown.classes(), actual));
      }
      matrices.add(new Matrix(panel.title(), shown.classes(), rows));
    }
    return matrices;
  }

  private static MatrixRow row(ConfusionFigure.Panel panel, List<String> names, int actual) {
    int rows = panel.counts().actual(actual);
    List<Cell> cells =
        IntStream.range(0, names.size())
            .mapToObj(
                predicted -> {
                  int count = panel.counts().count(actual, predicted);
                  double share = rows == 0 ? 0 : (double) count / rows;
                  double tone = 100 * Math.sqrt(share);
                  String look = (actual == predicted ? "right" : "wrong");
                  return new Cell(
                      String.format(Locale.ROOT, "%,d", count),
                      String.format(Locale.ROOT, "%.1f %%", 100 * share),
                      String.format(Locale.ROOT, "%.0f", tone),
                      tone >= DARK ? look + " dark" : look);
                })
            .toList();
    return new MatrixRow(names.get(actual), cells);
  }

  private static List<Tile> tiles(RunFigure.Images shown) {
    ImageShape shape = shown.shape();
    return shown.samples().stream().map(sample -> tile(sample, shape)).toList();
  }

  private static Tile tile(SampleGrid.Sample sample, ImageShape shape) {
    return new Tile(
        dataUri(Raster.png(sample.pixels(), shape.height(), shape.width())),
        shape.width(),
        shape.height(),
        sample.actual(),
        sample.answers().stream()
            .map(
                own ->
                    new Answer(
                        own.contender(),
                        own.answer(),
                        own.answer().equals(sample.actual()) ? "right" : "wrong"))
            .toList());
  }

  private static List<Strip> strips(RunFigure.Weights shown) {
    ImageShape shape = shown.shape();
    List<Strip> strips = new ArrayList<>();
    for (WeightFigure.Panel panel : shown.panels()) {
      byte[] png = Raster.png(panel.tiles(), shape.height(), shape.width(), WeightFigure.COLUMNS);
      int rows = (panel.tiles().size() + WeightFigure.COLUMNS - 1) / WeightFigure.COLUMNS;
      strips.add(
          new Strip(
              panel.title(),
              dataUri(png),
              WeightFigure.COLUMNS * shape.width(),
              rows * shape.height()));
    }
    return strips;
  }

  private static String dataUri(byte[] png) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }
}
