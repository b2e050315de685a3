package dev.tandem.workbench.report.chart;

import dev.tandem.workbench.report.chart.Look.Stroke;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One line of a {@link LineChart}; x, y and, of a band, low and high are equally long. Values that
 * are not finite leave a gap.
 *
 * @param who the contender by name; empty of a line that belongs to none
 * @param what of that contender; empty if there is nothing to tell apart
 * @param low the band's lower edge; empty without a band
 * @param high the band's upper edge; empty without a band
 */
public record Line(
    String who, String what, Look look, double[] x, double[] y, double[] low, double[] high) {
  private static final int MOST_MARKERS = 30; // from there on they would hide the line
  private static final int SPARSE_MARKERS = 8;
  private static final int PLACES = 7; // between two markers, so that those of others show

  /** A line without a band. */
  public Line(String who, String what, Look look, double[] x, double[] y) {
    this(who, what, look, x, y, new double[0], new double[0]);
  }

  /** Returns a line through points. */
  public static <T> Line of(
      String who,
      String what,
      Look look,
      List<T> points,
      ToDoubleFunction<T> x,
      ToDoubleFunction<T> y) {
    return new Line(
        who,
        what,
        look,
        points.stream().mapToDouble(x).toArray(),
        points.stream().mapToDouble(y).toArray());
  }

  /** Returns a line where two things are equal. */
  public static Line reference(double[] x, double[] y) {
    return new Line("", "", Look.reference(), x, y);
  }

  /** Returns its name in a legend. */
  public String label() {
    return what.isEmpty() ? who : who + ", " + what;
  }

  public boolean isReference() {
    return look.stroke() == Stroke.REFERENCE;
  }

  public boolean hasBand() {
    return low.length > 0;
  }

  public boolean hasValue() {
    return IntStream.range(0, y.length).anyMatch(this::isFinite);
  }

  boolean isFinite(int i) {
    return Double.isFinite(x[i]) && Double.isFinite(y[i]);
  }

  /**
   * Returns on which values markers stand: on all of a short line, on some of a long one, each
   * contender's in other places, and always on a value that has no neighbour to draw a line to.
   */
  public int[] marked() {
    if (isReference()) {
      return new int[0];
    }
    boolean all = !look.stroke().isLined() || x.length <= MOST_MARKERS;
    double step = (double) x.length / SPARSE_MARKERS;
    double first = step * (Math.floorMod(look.contender(), PLACES) + 0.5) / PLACES;
    int[] sparse = IntStream.range(0, SPARSE_MARKERS).map(k -> (int) (first + k * step)).toArray();
    return IntStream.range(0, x.length)
        .filter(this::isFinite)
        .filter(i -> all || isLone(i) || IntStream.of(sparse).anyMatch(at -> at == i))
        .toArray();
  }

  private boolean isLone(int i) {
    boolean before = i > 0 && isFinite(i - 1);
    boolean after = i + 1 < x.length && isFinite(i + 1);
    return !before && !after;
  }
}
