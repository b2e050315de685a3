package dev.tandem.workbench.report.figures;

import dev.tandem.data.ImageShape;
import dev.tandem.workbench.report.drawing.SampleGrid;
import dev.tandem.workbench.runs.store.SavedComparison;
import dev.tandem.workbench.runs.store.SavedImages;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Test images: the first ones, those answered wrongly, and those answered differently. */
final class ImageFigures {
  private static final int MOST = SampleGrid.MOST;

  private final SavedComparison run;
  private final String data;
  private final List<SavedPredictions.OfClasses> answers;

  /**
   * @param answers not empty, all of the same rows
   */
  ImageFigures(SavedComparison run, String data, List<SavedPredictions.OfClasses> answers) {
    this.run = run;
    this.data = data;
    this.answers = answers;
  }

  /** Adds the figures, or a line saying why there are none. */
  void addTo(ImageShape shape, List<RunFigure> figures, List<String> leftOut) {
    int rows = answers.get(0).predictions().rows();
    List<Integer> wrong = wrong(rows);
    List<Integer> disputed = IntStream.range(0, rows).filter(this::isDisputed).boxed().toList();
    SortedSet<Integer> needed = new TreeSet<>();
    List<Integer> first = IntStream.range(0, Math.min(SampleGrid.MOST, rows)).boxed().toList();
    List.of(first, firstOf(wrong), firstOf(disputed)).forEach(needed::addAll);
    Optional<SavedImages> images = SavedImages.of(run, answers.get(0).contender(), shape, needed);
    if (images.isEmpty()) {
      leftOut.add(
          "Test images are left out: the run folder has none, and the prepared data is not in the"
              + " cache of this machine any more.");
      return;
    }
    add(figures, images.get(), "samples", "the first test images", "", first);
    String ranked = "Wrong for at least one contender; the surest of their mistake come first.";
    if (wrong.isEmpty()) {
      leftOut.add(String.format(Locale.ROOT, "No test image of %,d is answered wrongly.", rows));
    } else {
      add(
          figures,
          images.get(),
          "wrong",
          "images answered wrongly",
          of(wrong, rows) + ranked,
          wrong);
    }
    if (disputed.isEmpty() && answers.size() > 1) {
      leftOut.add(
          String.format(Locale.ROOT, "All contenders answer all %,d test images alike.", rows));
    } else if (!disputed.isEmpty()) {
      add(
          figures,
          images.get(),
          "disagreements",
          "images on which the contenders disagree",
          of(disputed, rows),
          disputed);
    }
  }

  private static List<Integer> firstOf(List<Integer> rows) {
    return rows.subList(0, Math.min(MOST, rows.size()));
  }

  private static String of(List<Integer> rows, int all) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d test images%s. ",
        rows.size(),
        all,
        rows.size() > MOST ? "; " + MOST + " are shown" : "");
  }

  private boolean isDisputed(int row) {
    return answers.stream().mapToInt(own -> own.answer(row)).distinct().count() > 1;
  }

  private List<Integer> wrong(int rows) {
    return IntStream.range(0, rows)
        .filter(row -> answers.stream().anyMatch(own -> !own.right(row)))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> -surestMistake(row)))
        .toList();
  }

  private double surestMistake(int row) {
    return answers.stream()
        .filter(own -> !own.right(row))
        .mapToDouble(own -> own.predictions().probability(row, own.answer(row)))
        .max()
        .orElse(0);
  }

  private void add(
      List<RunFigure> figures,
      SavedImages images,
      String name,
      String what,
      String note,
      List<Integer> rows) {
    String repeat =
        FirstRepeat.inTitle(answers.stream().map(SavedPredictions.OfClasses::contender).toList());
    List<SampleGrid.Sample> samples = new ArrayList<>();
    for (int row : firstOf(rows)) {
      samples.add(sample(images, row));
    }
    figures.add(
        new RunFigure.Images(
            name, data + ": " + what + repeat, note.strip(), images.shape(), samples));
  }

  private SampleGrid.Sample sample(SavedImages images, int row) {
    List<String> names = answers.get(0).names();
    return new SampleGrid.Sample(
        images.pixels().get(row),
        names.get(answers.get(0).actual(row)),
        answers.stream()
            .map(own -> new SampleGrid.Answer(own.contender().id(), names.get(own.answer(row))))
            .toList());
  }
}
