package dev.tandem.workbench.report.figures;

import dev.tandem.data.ImageShape;
import dev.tandem.evaluation.ConfusionMatrix;
import dev.tandem.network.Task;
import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.ConfusionFigure;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All figures that apply to a run; none of them is blank.
 *
 * @param leftOut why a figure that one might look for is not there, a sentence each
 */
public record Gallery(List<Section> sections, List<String> leftOut) {
  /** Figures that belong together. */
  public record Section(String heading, List<RunFigure> figures) {}

  public Gallery {
    sections = List.copyOf(sections);
    leftOut = List.copyOf(leftOut);
  }

  /** All figures, in order. */
  public List<RunFigure> figures() {
    return sections.stream().flatMap(section -> section.figures().stream()).toList();
  }

  /** Of a saved run; without figures if nobody finished. */
  public static Gallery of(SavedComparison run) {
    return new Builder(run).build();
  }

  private static final class Builder {
    private final SavedComparison run;
    private final String data;
    private final List<ContenderEntry> finished;
    private final boolean classes;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    Builder(SavedComparison run) {
      this.run = run;
      this.finished = run.finished();
      this.classes = !run.file().task().equals(Task.REGRESSION.label());
      this.data = title(run);
    }

    Gallery build() {
      if (finished.isEmpty()) {
        return new Gallery(List.of(), List.of("There are no figures: no contender finished."));
      }
      EpochCurves epochs = new EpochCurves(run, data);
      add(
          "Learning",
          charts(
              epochs.loss(classes),
              classes ? epochs.accuracy() : null,
              classes ? epochs.f1() : null,
              epochs.gradientNorms()));
      if (classes) {
        classAnswers();
      } else {
        numberAnswers();
      }
      ProcessFigures processes = new ProcessFigures(run, data);
      List<RunFigure> figures = new ArrayList<>(charts(epochs.seconds()));
      processes.phases().ifPresent(bars -> figures.add(new RunFigure.Stacks(bars)));
      figures.addAll(charts(processes.memory()));
      add("Time and memory", figures);
      return new Gallery(sections, leftOut);
    }

    private void classAnswers() {
      List<SavedPredictions.OfClasses> answers =
          finished.stream().flatMap(own -> SavedPredictions.ofClasses(run, own).stream()).toList();
      tellMissing(answers.size());
      List<RunFigure> figures = new ArrayList<>();
      confusions().ifPresent(figures::add);
      boolean alike =
          answers.stream().map(SavedPredictions.OfClasses::names).distinct().count() == 1;
      if (alike) {
        ClassCurves curves = new ClassCurves(data, answers);
        boolean two = answers.get(0).names().size() == 2;
        figures.addAll(
            charts(
                curves.roc(),
                curves.precisionRecall(),
                two ? curves.threshold() : null,
                curves.calibration()));
      }
      add("Answers to the test rows", figures);
      Optional<ImageShape> shape = FirstLayer.shape(run);
      if (shape.isPresent() && alike) {
        images(shape.get(), answers);
      }
    }

    private void images(ImageShape shape, List<SavedPredictions.OfClasses> answers) {
      List<RunFigure> figures = new ArrayList<>();
      int[] labels = answers.get(0).predictions().labels();
      if (answers.stream().allMatch(own -> Arrays.equals(own.predictions().labels(), labels))) {
        new ImageFigures(run, data, answers).addTo(shape, figures, leftOut);
      } else {
        leftOut.add("Test images are left out: the contenders do not share their test rows.");
      }
      FirstLayer.of(run, data, shape).ifPresent(figures::add);
      add("Images", figures);
    }

    private void numberAnswers() {
      List<SavedPredictions.OfNumbers> answers =
          finished.stream().flatMap(own -> SavedPredictions.ofNumbers(run, own).stream()).toList();
      tellMissing(answers.size());
      if (!answers.isEmpty()) {
        NumberCurves curves = new NumberCurves(data, answers);
        add("Answers to the test rows", charts(curves.scatter(), curves.residuals()));
      }
    }

    private void tellMissing(int found) {
      if (found < finished.size()) {
        leftOut.add(
            "Predictions of "
                + (finished.size() - found)
                + " of "
                + finished.size()
                + " contenders are not whole in the run folder; the figures that need them are"
                + " without them.");
      }
    }

    private Optional<RunFigure> confusions() {
      List<ConfusionFigure.Panel> panels = new ArrayList<>();
      List<String> names = run.file().dataset().classes();
      for (ContenderEntry contender : finished) {
        MetricsEntry test = contender.runs().get(0).metrics().get("test");
        if (test instanceof MetricsEntry.OfClasses own
            && own.confusion().length == names.size()
            && run.dataset(contender).classes().equals(names)) {
          panels.add(
              new ConfusionFigure.Panel(contender.id(), new ConfusionMatrix(own.confusion())));
        }
      }
      String title =
          data + ": test rows, actual and predicted class" + FirstRepeat.inTitle(finished);
      String note =
          "Rows are actual classes, columns predicted ones; the darker, the larger the share of the"
              + " row.";
      return panels.isEmpty()
          ? Optional.empty()
          : Optional.of(new RunFigure.Confusions("confusion", title, note, names, panels));
    }

    private void add(String heading, List<RunFigure> figures) {
      if (!figures.isEmpty()) {
        sections.add(new Section(heading, List.copyOf(figures)));
      }
    }

    /** Those that have something to show. */
    private static List<RunFigure> charts(Chart... charts) {
      List<RunFigure> figures = new ArrayList<>();
      for (Chart chart : charts) {
        if (chart != null && chart.hasContent()) {
          figures.add(new RunFigure.Lines(chart));
        }
      }
      return figures;
    }

    private static String title(SavedComparison run) {
      DatasetEntry dataset = run.file().dataset();
      String data = dataset.name() + (dataset.generated() ? " (generated)" : "");
      Object name = run.file().experiment().get("name");
      return name == null || name.equals(dataset.name()) ? data : name + ", " + data;
    }
  }
}
