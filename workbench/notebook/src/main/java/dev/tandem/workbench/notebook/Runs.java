package dev.tandem.workbench.notebook;

import dev.tandem.data.DataSplits;
import dev.tandem.library.Inference;
import dev.tandem.library.Trained;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.EpochFinished;
import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import dev.tandem.workbench.report.chart.Coincidence;
import dev.tandem.workbench.report.chart.ConfusionChart;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.report.drawing.ChartImage;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.DecisionSurface;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Trainings by name, to look at side by side: {@code Runs.of("plain", a).and("momentum",
 * b).loss()}. Each method returns another list and leaves this one as it is.
 */
public final class Runs {
  private final List<Named> runs;

  private record Named(String name, Trained trained) {}

  private Runs(List<Named> runs) {
    this.runs = List.copyOf(runs);
  }

  /** The first one. */
  public static Runs of(String name, Trained trained) {
    return new Runs(List.of(new Named(name, trained)));
  }

  /** With one more. */
  public Runs and(String name, Trained trained) {
    List<Named> more = new ArrayList<>(runs);
    more.add(new Named(name, trained));
    return new Runs(more);
  }

  /** Loss by epoch, on training and test rows; on training rows it is the epoch's running mean. */
  public ChartImage loss() {
    return curves("Loss per epoch", "loss", Score::loss);
  }

  /** Accuracy by epoch, on training and test rows. */
  public ChartImage accuracy() {
    return curves("Accuracy per epoch", "accuracy", Score::accuracy);
  }

  private ChartImage curves(String title, String what, ToDoubleFunction<Score> metric) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      lines.add(line(i, "training", Stroke.THIN, EpochFinished::train, metric));
      lines.add(line(i, "test", Stroke.STRONG, EpochFinished::test, metric));
    }
    LineChart chart = new LineChart(what, title, "", Axis.of("epoch"), Axis.of(what), lines);
    return Drawing.image(Coincidence.joined(chart));
  }

  private Line line(
      int run,
      String rows,
      Stroke stroke,
      Function<EpochFinished, Score> side,
      ToDoubleFunction<Score> metric) {
    Named own = runs.get(run);
    return Line.of(
        own.name(),
        rows,
        Look.of(run, stroke),
        own.trained().history(),
        EpochFinished::epoch,
        epoch -> metric.applyAsDouble(side.apply(epoch)));
  }

  /** Which test rows of each class are taken for which: rows are actual classes. */
  public ChartImage confusion() {
    List<String> classes = runs.get(0).trained().model().classNames();
    List<ConfusionChart.Panel> panels =
        runs.stream()
            .map(own -> new ConfusionChart.Panel(own.name(), own.trained().metrics().confusion()))
            .toList();
    return Drawing.image(
        new ConfusionChart("confusion", "Confusion matrix, test rows", "", classes, panels));
  }

  /**
   * What each network predicts over the plane of two features, with some of the data's points.
   *
   * @throws SpecException if rows have another width
   */
  public ChartImage surface() {
    List<DecisionSurface.Own> own =
        runs.stream()
            .map(run -> new DecisionSurface.Own(run.name(), surfaces(run.trained())))
            .toList();
    List<String> classes = runs.get(0).trained().model().classNames();
    return Drawing.image(new DecisionSurface("", classes, own).chart());
  }

  private static Surfaces surfaces(Trained trained) {
    DataSplits data = trained.data();
    SurfaceGrid grid =
        SurfaceGrid.of(data, trained.model().preprocessing())
            .orElseThrow(
                () ->
                    new SpecException(
                        "surface",
                        "rows of two numbers",
                        data.training().featureNames().size() + " features"));
    int classes = trained.model().classNames().size();
    try (Inference inference = trained.inference()) {
      Matrix outputs = data.training().targets().inUnit(inference.outputs(grid.features()));
      Surfaces.Frame last =
          Surfaces.Frame.of(
              trained.history().size(), trained.experiment().loss(), outputs, classes);
      return Surfaces.of(grid, List.of(last), data.training(), data.test());
    }
  }
}
