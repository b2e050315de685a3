package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.network.Task;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.Coincidence;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedImages;
import dev.tandem.workbench.runs.store.SavedPredictions;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All charts that apply to a run; none of them is blank.
 *
 * @param leftOut why a chart that one might look for is not there, a sentence each
 */
public record Gallery(List<Section> sections, List<String> leftOut) {
  /** Charts that belong together. */
  public record Section(String heading, List<Chart> charts) {}

  public Gallery {
    sections = List.copyOf(sections);
    leftOut = List.copyOf(leftOut);
  }

  /** Returns all charts, in order. */
  public List<Chart> charts() {
    return sections.stream().flatMap(section -> section.charts().stream()).toList();
  }

  /** Returns the charts of a saved run; none if no contender finished. */
  public static Gallery of(SavedRun run) {
    return new Builder(run).build();
  }

  private static final String PREDICTIONS = "Predictions for the test rows";

  private static final class Builder {
    private final SavedRun run;
    private final List<ContenderEntry> finished;
    private final boolean classes;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Builder(SavedRun run) {
      this.run = run;
      this.finished = run.finished();
      this.classes = !run.results().task().equals(Task.REGRESSION.label());
    }

    Gallery build() {
      if (finished.isEmpty()) {
        return new Gallery(List.of(), List.of("There are no charts: no contender finished."));
      }
      cause();
      EpochCurves epochs = new EpochCurves(run);
      add(
          "Learning",
          drawable(
              epochs.loss(classes),
              classes ? epochs.accuracy() : null,
              classes ? epochs.f1() : null,
              epochs.gradientNorms()));
      if (classes) {
        classification();
      } else {
        regression();
      }
      ProcessCharts processes = new ProcessCharts(run);
      List<Chart> charts = new ArrayList<>(drawable(epochs.seconds()));
      processes.phases().ifPresent(charts::add);
      charts.addAll(drawable(processes.memory()));
      add("Time and memory", charts);
      return new Gallery(sections, leftOut);
    }

    private void cause() {
      AttributionFile attribution = run.results().attribution();
      if (attribution != null) {
        add("Cause", AttributionWaterfall.of(attribution).stream().map(Chart.class::cast).toList());
      }
    }

    private void classification() {
      List<SavedPredictions.OfClasses> saved =
          finished.stream().flatMap(own -> SavedPredictions.ofClasses(run, own).stream()).toList();
      tellMissing(saved.size());
      Optional<ImageShape> shape = FirstLayer.shape(run);
      Optional<SavedImages> savedImages = Optional.empty();
      boolean alike = areAlike(saved);
      if (!alike && saved.size() > 1) {
        leftOut.add("Samples are left out: the contenders do not share their test rows.");
      }
      List<Chart> predictions = new ArrayList<>();
      DecisionSurface.of(run).ifPresent(predictions::add);
      List<Chart> images = new ArrayList<>();
      if (alike && shape.isPresent()) {
        ImageCharts charts = new ImageCharts(run, saved, shape.get(), leftOut);
        add("Training data", charts.training().stream().map(Chart.class::cast).toList());
        charts.probabilities().ifPresent(predictions::add);
        images.addAll(charts.samples());
        savedImages = charts.images();
      } else if (alike) {
        predictions.add(new ProbabilityBars(saved).ofRows());
      }
      Confusions confusions = new Confusions(run);
      confusions.test().ifPresent(predictions::add);
      confusions.training().ifPresent(predictions::add);
      predictions.addAll(curves(saved));
      add(PREDICTIONS, predictions);
      boolean[] varies = savedImages.map(SavedImages::varies).orElse(new boolean[0]);
      shape.flatMap(size -> FirstLayer.of(run, size, varies)).ifPresent(images::add);
      add("Images", images);
    }

    private static boolean areAlike(List<SavedPredictions.OfClasses> saved) {
      return !saved.isEmpty()
          && saved.stream()
              .allMatch(
                  own ->
                      own.names().equals(saved.get(0).names())
                          && Arrays.equals(
                              own.predictions().labels(), saved.get(0).predictions().labels()));
    }

    private List<Chart> curves(List<SavedPredictions.OfClasses> saved) {
      if (saved.stream().map(SavedPredictions.OfClasses::names).distinct().count() != 1) {
        return List.of();
      }
      ClassCurves curves = new ClassCurves(saved);
      boolean two = saved.get(0).names().size() == 2;
      return drawable(
          curves.roc(),
          curves.precisionRecall(),
          two ? curves.threshold() : null,
          curves.calibration());
    }

    private void regression() {
      List<SavedPredictions.OfNumbers> saved =
          finished.stream().flatMap(own -> SavedPredictions.ofNumbers(run, own).stream()).toList();
      tellMissing(saved.size());
      List<Chart> predictions = new ArrayList<>();
      DecisionSurface.of(run).ifPresent(predictions::add);
      if (!saved.isEmpty()) {
        RegressionCurves curves = new RegressionCurves(saved);
        predictions.addAll(drawable(curves.scatter(), curves.residuals()));
      }
      add(PREDICTIONS, predictions);
    }

    private void tellMissing(int found) {
      int missing = finished.size() - found;
      if (missing > 0) {
        leftOut.add(
            String.format(
                Locale.ROOT,
                "Predictions of %d of %d contenders are not whole in the run folder; the charts"
                    + " that need them are without them.",
                missing,
                finished.size()));
      }
    }

    private void add(String heading, List<Chart> charts) {
      if (!charts.isEmpty()) {
        sections.add(new Section(heading, List.copyOf(charts)));
      }
    }

    /** Returns those that have something to show; of each other one a line says so. */
    private List<Chart> drawable(LineChart... charts) {
      List<Chart> shown = new ArrayList<>();
      for (LineChart chart : charts) {
        if (chart != null && chart.marks() > 0) {
          shown.add(Coincidence.joined(chart));
        } else if (chart != null) {
          leftOut.add("No values to draw: " + chart.title() + ".");
        }
      }
      return shown;
    }
  }
}
