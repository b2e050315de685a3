package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.runs.store.SavedImages;
import dev.tandem.workbench.runs.store.SavedPredictions;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Test images: the first ones, the misclassified ones, and those predicted differently.
 *
 * @param saved not empty, all of the same rows
 */
record ImageCharts(SavedRun run, String data, List<SavedPredictions.OfClasses> saved) {
  private static final int MOST = SampleChart.MOST;

  /** Adds the charts, or a line saying why there are none. */
  void addTo(ImageShape shape, List<Chart> charts, List<String> leftOut) {
    int rows = saved.get(0).predictions().rows();
    List<Integer> wrong = wrong(rows);
    List<Integer> disputed = IntStream.range(0, rows).filter(this::isDisputed).boxed().toList();
    SortedSet<Integer> needed = new TreeSet<>();
    List<Integer> first = IntStream.range(0, Math.min(MOST, rows)).boxed().toList();
    List.of(first, firstOf(wrong), firstOf(disputed)).forEach(needed::addAll);
    Optional<SavedImages> found = SavedImages.of(run, saved.get(0).contender(), shape, needed);
    if (found.isEmpty()) {
      leftOut.add(
          "Test images are left out: the run folder has none, and the prepared data is not in the"
              + " cache of this machine any more.");
      return;
    }
    SavedImages images = found.get();
    charts.add(chart(images, "samples", "the first test images", "", first));
    if (wrong.isEmpty()) {
      leftOut.add(
          String.format(Locale.ROOT, "All %,d test images are classified correctly.", rows));
    } else {
      String ranked = "Wrong for at least one contender, most confident errors first.";
      String note = count(wrong, rows) + ranked;
      charts.add(chart(images, "wrong", "misclassified images", note, wrong));
    }
    if (!disputed.isEmpty()) {
      String what = "images on which the contenders disagree";
      charts.add(chart(images, "disagreements", what, count(disputed, rows), disputed));
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

  private static String count(List<Integer> rows, int all) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d test images%s. ",
        rows.size(),
        all,
        rows.size() > MOST ? "; " + MOST + " are shown" : "");
  }

  private boolean isDisputed(int row) {
    return saved.stream().mapToInt(own -> own.answer(row)).distinct().count() > 1;
  }

  private List<Integer> wrong(int rows) {
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
      SavedImages images, String name, String what, String note, List<Integer> rows) {
    String repeat =
        FirstRepeat.inTitle(saved.stream().map(SavedPredictions.OfClasses::contender).toList());
    List<SampleChart.Sample> samples =
        firstOf(rows).stream().map(row -> sample(images, row)).toList();
    return new SampleChart(
        name, data + ": " + what + repeat, note.strip(), images.shape(), samples);
  }

  private SampleChart.Sample sample(SavedImages images, int row) {
    List<String> names = saved.get(0).names();
    return new SampleChart.Sample(
        images.pixels().get(row),
        names.get(saved.get(0).actual(row)),
        saved.stream()
            .map(
                own -> new SampleChart.Prediction(own.contender().id(), names.get(own.answer(row))))
            .toList());
  }
}
