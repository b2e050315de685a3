package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.ProbabilityChart.Answer;
import dev.tandem.workbench.report.chart.ProbabilityChart.Bar;
import dev.tandem.workbench.report.chart.ProbabilityChart.Role;
import dev.tandem.workbench.report.chart.ProbabilityChart.Row;
import dev.tandem.workbench.runs.store.SavedImages;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A few random test rows with every contender's probabilities: most rows are neither hard nor
 * wrong, which charts of errors alone do not show.
 *
 * @param saved not empty, all of the same rows
 */
record ProbabilityBars(List<SavedPredictions.OfClasses> saved) {
  private static final int ROWS = 6;
  private static final int MOST_CLASSES = 10; // of more, the likeliest and the actual one are shown
  private static final long SEED = 1;

  /** Returns the rows, the same ones for every report of as many rows. */
  static List<Integer> rows(int all) {
    int[] order = CounterRandom.of(SEED, Purpose.RESAMPLING).permutation(all);
    return Arrays.stream(order).limit(ROWS).sorted().boxed().toList();
  }

  ProbabilityChart ofImages(SavedImages images) {
    return chart(Optional.of(images.shape()), images.pixels()::get, "images");
  }

  ProbabilityChart ofRows() {
    return chart(Optional.empty(), row -> new float[0], "rows");
  }

  private ProbabilityChart chart(
      Optional<ImageShape> shape, IntFunction<float[]> pixels, String what) {
    List<Integer> rows = rows(saved.get(0).predictions().rows());
    return new ProbabilityChart(
        "predictions-bars",
        "Predicted probabilities, random test " + what,
        "Chosen at random, the same ones for every contender. A triangle marks the actual class."
            + FirstRepeat.inNote(
                saved.stream().map(SavedPredictions.OfClasses::contender).toList()),
        shape,
        rows.stream().map(row -> row(row, pixels.apply(row))).toList());
  }

  private Row row(int row, float[] pixels) {
    SavedPredictions.OfClasses first = saved.get(0);
    return new Row(
        "test row " + row,
        pixels,
        first.names().get(first.actual(row)),
        saved.stream().map(own -> answer(own, row)).toList());
  }

  private Answer answer(SavedPredictions.OfClasses own, int row) {
    List<Bar> bars =
        shown(row)
            .mapToObj(
                c ->
                    new Bar(
                        own.names().get(c),
                        own.predictions().probability(row, c),
                        Role.of(c, own.actual(row), own.answer(row))))
            .toList();
    return new Answer(own.contender().id(), own.names().get(own.answer(row)), own.right(row), bars);
  }

  /** The same classes for every contender, in their usual order. */
  private IntStream shown(int row) {
    int classes = saved.get(0).names().size();
    return IntStream.range(0, classes)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer c) -> -rank(row, c)))
        .limit(MOST_CLASSES)
        .mapToInt(Integer::intValue)
        .sorted();
  }

  private double rank(int row, int ofClass) {
    return saved.get(0).actual(row) == ofClass
        ? 2 // above any probability
        : saved.stream()
            .mapToDouble(own -> own.predictions().probability(row, ofClass))
            .max()
            .orElse(0);
  }
}
