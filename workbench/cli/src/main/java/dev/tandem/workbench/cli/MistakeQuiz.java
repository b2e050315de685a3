package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFolders;
import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Exhibit;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Rehearsal;
import dev.tandem.mistakes.Rehearsal.Epoch;
import dev.tandem.workbench.cli.MistakeStage.Scene;
import dev.tandem.workbench.report.terminal.Wrapped;
import dev.tandem.workbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A training with a mistake, and four guesses at it, of which one is right and all others would
 * look different.
 */
record MistakeQuiz(Scene scene, String experiment, Mistake mistake, List<Mistake> choices) {
  static final int CHOICES = 4;
  private static final double TOO_ALIKE = 0.02;

  /** The question of a number, always the same. */
  static MistakeQuiz of(long seed, DataFolders folders) {
    Random random = new Random(seed);
    String name = MistakeStage.NAMES.get(random.nextInt(MistakeStage.NAMES.size()));
    MistakeStage stage = MistakeStage.of(name, folders);
    List<Mistake> mistakes =
        new ArrayList<>(
            Catalogue.all().stream().filter(one -> one.kind() == Kind.MISTAKE).toList());
    Collections.shuffle(mistakes, random);
    Iterator<Mistake> next = mistakes.iterator();
    while (true) { // most mistakes show, so this ends soon
      Mistake mistake = next.next();
      Optional<Scene> scene = stage.play(mistake).filter(MistakeQuiz::shows);
      if (scene.isPresent()) {
        List<Mistake> choices = choices(stage, mistake, scene.get(), mistakes);
        Collections.shuffle(choices, random);
        return new MistakeQuiz(scene.get(), words(stage, mistake), mistake, choices);
      }
    }
  }

  private static boolean shows(Scene scene) {
    return !scene.right().looksLike(scene.wrong(), TOO_ALIKE);
  }

  /** The mistake and others that can show in its experiment, and that look like something else. */
  private static List<Mistake> choices(
      MistakeStage stage, Mistake mistake, Scene scene, List<Mistake> all) {
    Exhibit exhibit = Exhibit.of(mistake, stage.experiment()).orElseThrow();
    List<Mistake> choices = new ArrayList<>(List.of(mistake));
    for (Mistake other : all) {
      if (choices.size() < CHOICES && other != mistake && other.shows(exhibit.experiment())) {
        Rehearsal own = Rehearsal.of(List.of(other), exhibit.experiment(), stage.data());
        if (!own.looksLike(scene.wrong(), TOO_ALIKE) && !own.looksLike(scene.right(), TOO_ALIKE)) {
          choices.add(other);
        }
      }
    }
    return choices;
  }

  private static String words(MistakeStage stage, Mistake mistake) {
    Exhibit exhibit = Exhibit.of(mistake, stage.experiment()).orElseThrow();
    return (stage.name() + " " + exhibit.difference()).strip();
  }

  /** What can be observed, and the four guesses. */
  List<String> question(int columns) {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        Wrapped.lines(
            "",
            "A network is trained on "
                + experiment
                + ". The second training has a mistake. Which one?",
            columns));
    lines.add("");
    lines.addAll(MistakeScenes.lines(List.of(scene)));
    lines.add("");
    lines.add("gradient norms by layer, first and last epoch");
    lines.addAll(gradients().toString().lines().map(line -> "  " + line).toList());
    lines.add("");
    for (int i = 0; i < choices.size(); i++) {
      lines.addAll(Wrapped.lines("  " + (i + 1) + "  ", choices.get(i).title(), columns));
    }
    return lines;
  }

  private TextTable gradients() {
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("layer"));
    first(scene.right())
        .gradients()
        .keySet()
        .forEach(layer -> head.addAll(List.of(layer + "", "")));
    table.row(head);
    table.row(norms("right", scene.right()));
    table.row(norms("with the mistake", scene.wrong()));
    return table;
  }

  private static List<String> norms(String name, Rehearsal rehearsal) {
    List<String> cells = new ArrayList<>(List.of(name));
    Map<Integer, Double> last = MistakeScenes.last(rehearsal).gradients();
    first(rehearsal)
        .gradients()
        .forEach(
            (layer, norm) -> {
              cells.add(number(norm));
              cells.add("-> " + number(last.get(layer)));
            });
    return cells;
  }

  private static Epoch first(Rehearsal rehearsal) {
    return rehearsal.epochs().get(0);
  }

  private static String number(double norm) {
    return Double.isFinite(norm)
        ? String.format(Locale.ROOT, "%.3g", norm)
        : MistakeScenes.number(norm);
  }
}
