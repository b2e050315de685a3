package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.network.Task;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.Coincidence;
import dev.tandem.workbench.report.chart.ConfusionChart;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
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
    private final String data;
    private final List<ContenderEntry> finished;
    private final boolean classes;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Builder(SavedRun run) {
      this.run = run;
      this.finished = run.finished();
      this.classes = !run.results().task().equals(Task.REGRESSION.label());
      this.data = title(run);
    }

    Gallery build() {
      if (finished.isEmpty()) {
        return new Gallery(List.of(), List.of("There are no charts: no contender finished."));
      }
      cause();
      EpochCurves epochs = new EpochCurves(run, data);
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
      ProcessCharts processes = new ProcessCharts(run, data);
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
      List<Chart> charts = new ArrayList<>();
      confusions().ifPresent(charts::add);
      boolean alike = saved.stream().map(SavedPredictions.OfClasses::names).distinct().count() == 1;
      if (alike) {
        ClassCurves curves = new ClassCurves(data, saved);
        boolean two = saved.get(0).names().size() == 2;
        charts.addAll(
            drawable(
                curves.roc(),
                curves.precisionRecall(),
                two ? curves.threshold() : null,
                curves.calibration()));
      }
      add(PREDICTIONS, charts);
      Optional<ImageShape> shape = FirstLayer.shape(run);
      if (shape.isPresent() && alike) {
        images(shape.get(), saved);
      }
    }

    private void images(ImageShape shape, List<SavedPredictions.OfClasses> saved) {
      List<Chart> charts = new ArrayList<>();
      int[] labels = saved.get(0).predictions().labels();
      if (saved.stream().allMatch(own -> Arrays.equals(own.predictions().labels(), labels))) {
        new ImageCharts(run, data, saved).addTo(shape, charts, leftOut);
      } else {
        leftOut.add("Test images are left out: the contenders do not share their test rows.");
      }
      FirstLayer.of(run, data, shape).ifPresent(charts::add);
      add("Images", charts);
    }

    private void regression() {
      List<SavedPredictions.OfNumbers> saved =
          finished.stream().flatMap(own -> SavedPredictions.ofNumbers(run, own).stream()).toList();
      tellMissing(saved.size());
      if (!saved.isEmpty()) {
        RegressionCurves curves = new RegressionCurves(data, saved);
        add(PREDICTIONS, drawable(curves.scatter(), curves.residuals()));
      }
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

    private Optional<Chart> confusions() {
      List<ConfusionChart.Panel> panels = new ArrayList<>();
      List<String> names = run.results().dataset().classes();
      for (ContenderEntry contender : finished) {
        MetricsEntry test = contender.runs().get(0).metrics().get("test");
        if (test instanceof MetricsEntry.OfClasses own
            && own.confusion().length == names.size()
            && run.dataset(contender).classes().equals(names)) {
          panels.add(
              new ConfusionChart.Panel(contender.id(), new ConfusionMatrix(own.confusion())));
        }
      }
      String title =
          data + ": test rows, actual and predicted class" + FirstRepeat.inTitle(finished);
      String note =
          "Rows are actual classes, columns predicted ones; the darker, the larger the share of the"
              + " row.";
      return panels.isEmpty()
          ? Optional.empty()
          : Optional.of(new ConfusionChart("confusion", title, note, names, panels));
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

    private static String title(SavedRun run) {
      DatasetEntry dataset = run.results().dataset();
      String data = dataset.name() + (dataset.generated() ? " (generated)" : "");
      Object name = run.results().experiment().get("name");
      return name == null || name.equals(dataset.name()) ? data : name + ", " + data;
    }
  }
}
