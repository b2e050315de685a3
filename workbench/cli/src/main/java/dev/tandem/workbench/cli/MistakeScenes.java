package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Rehearsal;
import dev.tandem.mistakes.Rehearsal.Epoch;
import dev.tandem.workbench.cli.MistakeStage.Scene;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.report.chart.PanelChart;
import dev.tandem.workbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Trainings with and without a mistake, as text and as a picture. */
final class MistakeScenes {
  private static final List<Integer> SHOWN = List.of(1, 2, 5, 10, 20, 50, 100, 200); // epochs
  private static final double ALIKE = 1e-3;
  private static final int MOST_COLUMNS = 6;

  private MistakeScenes() {}

  /** The losses of all scenes, right above wrong, and the accuracies at the end. */
  static List<String> lines(List<Scene> scenes) {
    List<String> lines = new ArrayList<>();
    for (Scene scene : scenes) {
      Quantity quantity = quantity(scene);
      String difference = scene.difference().isEmpty() ? "" : " " + scene.difference();
      lines.add(scene.stage() + difference + ": " + quantity.label() + " by epoch");
      lines.addAll(table(scene, quantity).toString().lines().map(line -> "  " + line).toList());
      lines.add("");
    }
    if (!scenes.isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static TextTable table(Scene scene, Quantity quantity) {
    List<Integer> epochs = epochs(scene);
    TextTable table = new TextTable();
    List<String> head = new ArrayList<>(List.of("epoch"));
    epochs.forEach(epoch -> head.add(epoch + ""));
    head.add("test accuracy");
    table.row(head);
    table.row(row("right", scene.right(), epochs, quantity));
    table.row(row("with the mistake", scene.wrong(), epochs, quantity));
    return table;
  }

  private static List<Integer> epochs(Scene scene) {
    int last = scene.right().epochs().size();
    List<Integer> shown = SHOWN.stream().filter(epoch -> epoch < last).toList();
    List<Integer> epochs =
        new ArrayList<>(shown.subList(Math.max(0, shown.size() - MOST_COLUMNS + 1), shown.size()));
    epochs.add(last);
    return epochs;
  }

  private static List<String> row(
      String name, Rehearsal rehearsal, List<Integer> epochs, Quantity quantity) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (int epoch : epochs) {
      boolean there = epoch <= rehearsal.epochs().size();
      cells.add(there ? number(quantity.of(rehearsal.epochs().get(epoch - 1))) : "-");
    }
    double accuracy = last(rehearsal).test().accuracy();
    cells.add(Double.isNaN(accuracy) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * accuracy));
    return cells;
  }

  static Epoch last(Rehearsal rehearsal) {
    return rehearsal.epochs().get(rehearsal.epochs().size() - 1);
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : "inf";
    }
    return String.format(Locale.ROOT, Math.abs(value) < 1e4 ? "%.4f" : "%.2e", value);
  }

  /** What is drawn: the loss that is reported, unless only the test loss differs. */
  private enum Quantity {
    TRAINING("training loss", Epoch::loss),
    TEST("test loss", epoch -> epoch.test().loss());

    private final String label;
    private final ToDoubleFunction<Epoch> value;

    Quantity(String label, ToDoubleFunction<Epoch> value) {
      this.label = label;
      this.value = value;
    }

    String label() {
      return label;
    }

    double of(Epoch epoch) {
      return value.applyAsDouble(epoch);
    }
  }

  private static Quantity quantity(Scene scene) {
    return differ(scene, Quantity.TEST) && !differ(scene, Quantity.TRAINING)
        ? Quantity.TEST
        : Quantity.TRAINING;
  }

  /** Whether anything can be seen of the mistake. */
  static boolean differs(Scene scene) {
    return differ(scene, Quantity.TEST) || differ(scene, Quantity.TRAINING);
  }

  private static boolean differ(Scene scene, Quantity quantity) {
    List<Epoch> right = scene.right().epochs();
    List<Epoch> wrong = scene.wrong().epochs();
    return right.size() != wrong.size()
        || IntStream.range(0, right.size())
            .anyMatch(i -> differ(quantity.of(right.get(i)), quantity.of(wrong.get(i))));
  }

  private static boolean differ(double a, double b) {
    return !(Math.abs(a - b) <= ALIKE * Math.max(Math.abs(a), Math.abs(b)));
  }

  /** A panel a scene. */
  static PanelChart chart(Mistake mistake, List<Scene> scenes) {
    return new PanelChart(
        mistake.name(), mistake.title(), "", scenes.stream().map(MistakeScenes::panel).toList());
  }

  private static LineChart panel(Scene scene) {
    Quantity quantity = quantity(scene);
    double highest = 1.5 * max(scene.right(), quantity); // what explodes leaves the panel
    double top = Math.min(Math.max(highest, max(scene.wrong(), quantity)), 3 * highest);
    String difference = scene.difference().isEmpty() ? "" : " " + scene.difference();
    return new LineChart(
        scene.stage(),
        scene.stage() + difference,
        "",
        Axis.of("epoch"),
        new Axis(quantity.label(), Math.min(0, min(scene.wrong(), quantity)), top),
        List.of(
            line("right", 0, scene.right(), quantity, top),
            line("with the mistake", 1, scene.wrong(), quantity, top)));
  }

  private static double max(Rehearsal rehearsal, Quantity quantity) {
    return finite(rehearsal, quantity).max().orElse(1);
  }

  private static double min(Rehearsal rehearsal, Quantity quantity) {
    return finite(rehearsal, quantity).min().orElse(0);
  }

  private static DoubleStream finite(Rehearsal rehearsal, Quantity quantity) {
    return rehearsal.epochs().stream().mapToDouble(quantity::of).filter(Double::isFinite);
  }

  private static Line line(
      String who, int number, Rehearsal rehearsal, Quantity quantity, double top) {
    double[] y = rehearsal.epochs().stream().mapToDouble(quantity::of).toArray();
    double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i] > top ? Double.NaN : y[i];
    }
    return new Line(who, "", Look.of(number, Stroke.STRONG), x, y);
  }
}
