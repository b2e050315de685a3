package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import dev.tandem.workbench.observed.Surfaces.Frame;
import dev.tandem.workbench.report.chart.Bound;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SurfaceChart.Bar;
import dev.tandem.workbench.report.chart.SurfaceChart.Panel;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Each contender's surface over the epochs, and how far the others' lie from the first one's.
 *
 * @param which ends the title, where a contender has several trainings
 * @param classes by name; empty of numbers
 * @param saved not empty, all over the same plane
 */
public record DecisionSurface(String which, List<String> classes, List<Own> saved) {
  private static final int PLACES = SurfaceGrid.SIDE * SurfaceGrid.SIDE;

  /**
   * Smaller differences are neither seen nor meant: they are rounding, and a note says how much.
   */
  private static final double SEEN = 1e-3;

  /** Of a colour; points of the same colour stand out from it. */
  private static final double STRONGEST = 0.7;

  /** One contender's. */
  public record Own(String name, Surfaces surfaces) {}

  /** Returns the chart; empty if no contender saved a surface. */
  static Optional<SurfaceChart> of(SavedRun run) {
    List<Own> saved = new ArrayList<>();
    List<ContenderEntry> contenders = new ArrayList<>();
    for (ContenderEntry contender : run.finished()) {
      Surfaces.read(run.folder(contender))
          .filter(own -> saved.isEmpty() || isLike(saved.get(0).surfaces(), own))
          .ifPresent(
              own -> {
                saved.add(new Own(contender.id(), own));
                contenders.add(contender);
              });
    }
    String which = FirstRepeat.inTitle(contenders);
    List<String> classes = run.results().dataset().classes();
    return saved.isEmpty()
        ? Optional.empty()
        : Optional.of(new DecisionSurface(which, classes, saved).chart());
  }

  private static boolean isLike(Surfaces a, Surfaces b) {
    return Arrays.equals(a.xRange(), b.xRange()) && Arrays.equals(a.yRange(), b.yRange());
  }

  /** Returns the chart. */
  public SurfaceChart chart() {
    Surfaces first = saved.get(0).surfaces();
    List<Panel> panels = new ArrayList<>();
    saved.forEach(own -> panels.add(surface(own)));
    List<String> remarks = new ArrayList<>(List.of(meaning()));
    saved.stream().skip(1).forEach(other -> difference(other, panels, remarks));
    boolean same = SurfacePoints.areTheSame(first);
    remarks.add(
        same
            ? "Points: the rows, all of which train and test."
            : "Filled points are training rows, hollow ones test rows.");
    return new SurfaceChart(
        "surface",
        (classes.isEmpty() ? "Predicted values" : "Decision surfaces") + which,
        String.join(" ", remarks),
        axis(first.columns().get(0), first.xRange()),
        axis(first.columns().get(1), first.yRange()),
        IntStream.range(0, frames()).mapToObj(this::label).toList(),
        panels,
        SurfacePoints.of(first, classes));
  }

  private static Axis axis(String label, float[] range) {
    return new Axis(label, range[0], range[1]);
  }

  private String meaning() {
    return switch (classes.size()) {
      case 0 -> "Colours are predicted numbers.";
      case 2 -> "Colours are the predicted probability of '" + classes.get(1) + "'.";
      default -> "Colours are the predicted class; the stronger, the higher its probability.";
    };
  }

  /** How many epochs all contenders have; the last frame is each one's trained model. */
  private int frames() {
    return epochs().size() + 1;
  }

  private List<Integer> epochs() {
    return before(saved.get(0)).stream()
        .filter(epoch -> saved.stream().allMatch(own -> before(own).contains(epoch)))
        .toList();
  }

  private static List<Integer> before(Own own) {
    List<Frame> frames = own.surfaces().frames();
    return frames.subList(0, frames.size() - 1).stream().map(Frame::epoch).toList();
  }

  private Frame frame(Own own, int at) {
    List<Frame> frames = own.surfaces().frames();
    if (at == epochs().size()) {
      return frames.get(frames.size() - 1);
    }
    int epoch = epochs().get(at);
    return frames.stream().filter(frame -> frame.epoch() == epoch).findFirst().orElseThrow();
  }

  private String label(int at) {
    long different = saved.stream().map(own -> frame(own, at).epoch()).distinct().count();
    String epoch = different == 1 ? "epoch " + frame(saved.get(0), at).epoch() : "end of training";
    return at == 0 && frame(saved.get(0), 0).epoch() == 0 ? "before training" : epoch;
  }

  private Panel surface(Own own) {
    String title = own.name();
    if (classes.size() > 2) {
      Bar bar = Bar.of("", "", "", 0, 0);
      return panel(title, bar, Raster.Scale.CLASSES, f -> i -> winner(frame(own, f), i));
    }
    double[] ends = classes.isEmpty() ? ends() : new double[] {0, 1};
    double middle = (ends[0] + ends[1]) / 2;
    double half = (ends[1] - ends[0]) / 2;
    Bar bar =
        Bar.of(
            number(ends[0]),
            classes.isEmpty() ? "" : number(middle),
            number(ends[1]),
            -STRONGEST,
            STRONGEST);
    return panel(
        title,
        bar,
        Raster.Scale.SIGNED,
        f -> {
          float[] values = frame(own, f).values();
          return i -> half == 0 ? 0 : STRONGEST * (values[i] - middle) / half;
        });
  }

  private static double winner(Frame frame, int i) {
    return frame.winners()[i] + STRONGEST * frame.values()[i];
  }

  /** The least and the largest predicted number of all contenders and frames. */
  private double[] ends() {
    double[] all =
        saved.stream()
            .flatMap(own -> own.surfaces().frames().stream())
            .flatMapToDouble(
                frame -> IntStream.range(0, PLACES).mapToDouble(i -> frame.values()[i]))
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return all.length == 0 ? new double[] {0, 1} : new double[] {all[0], all[all.length - 1]};
  }

  private void difference(Own other, List<Panel> panels, List<String> remarks) {
    String names = saved.get(0).name() + " and " + other.name();
    boolean several = classes.size() > 2;
    double largest =
        IntStream.range(0, frames())
            .mapToObj(f -> difference(other, f))
            .flatMapToDouble(of -> IntStream.range(0, PLACES).mapToDouble(of))
            .map(Math::abs)
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    double whole = classes.isEmpty() ? ends()[1] - ends()[0] : 1;
    if (largest <= SEEN * whole) {
      remarks.add(
          several
              ? names + " predict the same class everywhere."
              : names + " differ by at most " + Bound.of(largest) + " anywhere.");
      return;
    }
    String title = other.name() + " − " + saved.get(0).name();
    panels.add(
        panel(
            several ? "where " + names + " differ" : title,
            several
                ? Bar.of("same", "", "different", 0, 1)
                : Bar.of(number(-largest), "0", number(largest), -1, 1),
            Raster.Scale.SIGNED,
            f -> {
              IntToDoubleFunction of = difference(other, f);
              return i -> of.applyAsDouble(i) / largest;
            }));
  }

  private IntToDoubleFunction difference(Own other, int at) {
    Frame a = frame(saved.get(0), at);
    Frame b = frame(other, at);
    return classes.size() > 2
        ? i -> a.winners()[i] == b.winners()[i] ? 0 : 1
        : i -> b.values()[i] - a.values()[i];
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.replaceFirst("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceFirst("\\.(e|$)", "$1")
        .replace('-', '−');
  }

  /** Images grow downwards, the second axis upwards. */
  private Panel panel(
      String title, Bar bar, Raster.Scale scale, IntFunction<IntToDoubleFunction> ofFrame) {
    int side = SurfaceGrid.SIDE;
    List<Raster> frames =
        IntStream.range(0, frames())
            .mapToObj(ofFrame)
            .map(
                value ->
                    IntStream.range(0, PLACES)
                        .mapToDouble(
                            i -> value.applyAsDouble((side - 1 - i / side) * side + i % side))
                        .toArray())
            .map(values -> new Raster(side, side, values, scale))
            .toList();
    return new Panel(title, bar, frames);
  }
}
