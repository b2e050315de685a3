package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.runs.store.SavedImages;
import dev.tandem.workbench.runs.store.SavedPredictions;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Training images; test images: random ones, the first, misclassified and disputed ones. */
final class ImageCharts {
  private static final int MOST = SampleChart.MOST;

  private final List<SavedPredictions.OfClasses> saved;
  private final List<String> leftOut;
  private final int rows;
  private final List<Integer> first;
  private final List<Integer> wrong;
  private final List<Integer> disputed;
  private final Optional<SavedImages> images;

  /**
   * Finds the images, or adds a line saying that there are none.
   *
   * @param saved not empty, all of the same rows
   * @param leftOut takes why a chart is not there
   */
  ImageCharts(
      SavedRun run,
      List<SavedPredictions.OfClasses> saved,
      ImageShape shape,
      List<String> leftOut) {
    this.saved = saved;
    this.leftOut = leftOut;
    rows = saved.get(0).predictions().rows();
    first = IntStream.range(0, Math.min(MOST, rows)).boxed().toList();
    wrong = wrong();
    disputed = IntStream.range(0, rows).filter(this::isDisputed).boxed().toList();
    SortedSet<Integer> needed = new TreeSet<>(ProbabilityBars.rows(rows));
    List.of(first, firstOf(wrong), firstOf(disputed)).forEach(needed::addAll);
    images = SavedImages.of(run, saved.get(0).contender(), shape, needed);
    if (images.isEmpty()) {
      leftOut.add(
          "Training and test images are left out: the run folder has none, and the prepared data is"
              + " not in the cache of this machine any more.");
    }
  }

  /** Returns where all images come from; empty if they are gone. */
  Optional<SavedImages> images() {
    return images;
  }

  /** Returns some images that training saw, with their classes. */
  Optional<SampleChart> training() {
    return images.map(
        found ->
            new SampleChart(
                "training-samples",
                "The first training images",
                "",
                found.shape(),
                IntStream.range(0, found.trainingLabels().length)
                    .mapToObj(
                        row ->
                            new SampleChart.Sample(
                                found.training().get(row),
                                saved.get(0).names().get(found.trainingLabels()[row]),
                                List.of()))
                    .toList()));
  }

  Optional<ProbabilityChart> probabilities() {
    return images.map(found -> new ProbabilityBars(saved).ofImages(found));
  }

  /** Returns the first, the misclassified and the disputed test images. */
  List<Chart> samples() {
    List<Chart> charts = new ArrayList<>();
    images.ifPresent(found -> addTo(charts, found));
    return charts;
  }

  private void addTo(List<Chart> charts, SavedImages found) {
    charts.add(chart(found, "samples", "The first test images", "", first));
    if (wrong.isEmpty()) {
      leftOut.add(
          String.format(Locale.ROOT, "All %,d test images are classified correctly.", rows));
    } else {
      String ranked = "Wrong for at least one contender, most confident errors first.";
      charts.add(chart(found, "wrong", "Misclassified images", count(wrong) + ranked, wrong));
    }
    if (!disputed.isEmpty()) {
      String what = "Images on which the contenders disagree";
      charts.add(chart(found, "disagreements", what, count(disputed), disputed));
    } else if (saved.size() > 1) {
      leftOut.add(
          String.format(
              Locale.ROOT,
              "All contenders predict the same class for each of %,d test images.",
              rows));
    }
  }

  private static List<Integer> firstOf(List<Integer> rows) {
    return rows.subList(0, Math.min(MOST, rows.size()));
  }

  private String count(List<Integer> some) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d test images%s. ",
        some.size(),
        rows,
        some.size() > MOST ? "; " + MOST + " are shown" : "");
  }

  private boolean isDisputed(int row) {
    return saved.stream().mapToInt(own -> own.answer(row)).distinct().count() > 1;
  }

  private List<Integer> wrong() {
    return IntStream.range(0, rows)
        .filter(row -> saved.stream().anyMatch(own -> !own.right(row)))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -confidenceInError(row)))
        .toList();
  }

  private double confidenceInError(int row) {
    return saved.stream()
        .filter(own -> !own.right(row))
        .mapToDouble(own -> own.predictions().probability(row, own.answer(row)))
        .max()
        .orElse(0);
  }

  private SampleChart chart(
      SavedImages found, String name, String what, String note, List<Integer> some) {
    String repeat =
        FirstRepeat.inTitle(saved.stream().map(SavedPredictions.OfClasses::contender).toList());
    List<SampleChart.Sample> samples =
        firstOf(some).stream().map(row -> sample(found, row)).toList();
    return new SampleChart(name, what + repeat, note.strip(), found.shape(), samples);
  }

  private SampleChart.Sample sample(SavedImages found, int row) {
    List<String> names = saved.get(0).names();
    return new SampleChart.Sample(
        found.pixels().get(row),
        names.get(saved.get(0).actual(row)),
        saved.stream()
            .map(
                own -> new SampleChart.Prediction(own.contender().id(), names.get(own.answer(row))))
            .toList());
  }
}
