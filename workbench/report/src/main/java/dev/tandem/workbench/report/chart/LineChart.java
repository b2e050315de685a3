package dev.tandem.workbench.report.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lines over two axes. */
public record LineChart(String name, String title, String note, Axis x, Axis y, List<Line> lines)
    implements Chart {
  public LineChart {
    lines = List.copyOf(lines);
  }

  /** The contender of a line that belongs to none. */
  public static final int NOBODY = -1;

  /**
   * An axis.
   *
   * @param label what the values are, with their unit
   * @param low where it begins; NaN leaves that to the values
   * @param high where it ends; NaN leaves that to the values
   */
  public record Axis(String label, double low, double high) {
    /** Returns an axis as long as the values ask for. */
    public static Axis of(String label) {
      return new Axis(label, Double.NaN, Double.NaN);
    }

    /** Returns an axis from 0 to 1. */
    public static Axis share(String label) {
      return new Axis(label, 0, 1);
    }
  }

  /** How a line is drawn. */
  public enum Stroke {
    SOLID,
    DASHED,
    DOTTED,
    /** Small dots without a line: one per row. */
    POINTS,
    /** Large marks without a line: operating points. */
    MARKS,
    /** Thin and grey, without a name in the legend: where two things are equal. */
    REFERENCE
  }

  /**
   * One line; x, y and, of a band, low and high are equally long. Values that are not finite leave
   * a gap.
   *
   * @param contender counts from 0, or {@link #NOBODY}
   * @param low the band's lower edge; empty without a band
   * @param high the band's upper edge; empty without a band
   */
  public record Line(
      String label,
      int contender,
      Stroke stroke,
      double[] x,
      double[] y,
      double[] low,
      double[] high) {

    /** A line without a band. */
    public Line(String label, int contender, Stroke stroke, double[] x, double[] y) {
      this(label, contender, stroke, x, y, new double[0], new double[0]);
    }

    /** Returns a line through points. */
    public static <T> Line of(
        String label,
        int contender,
        Stroke stroke,
        List<T> points,
        ToDoubleFunction<T> x,
        ToDoubleFunction<T> y) {
      return new Line(
          label,
          contender,
          stroke,
          points.stream().mapToDouble(x).toArray(),
          points.stream().mapToDouble(y).toArray());
    }

    /** Returns a line where two things are equal. */
    public static Line reference(double[] x, double[] y) {
      return new Line("", NOBODY, Stroke.REFERENCE, x, y);
    }

    public boolean hasBand() {
      return low.length > 0;
    }
  }

  /** Returns whether there is a finite value to draw; a chart without one is left out. */
  public boolean hasContent() {
    return lines.stream()
        .filter(line -> line.stroke() != Stroke.REFERENCE)
        .anyMatch(line -> Arrays.stream(line.y()).anyMatch(Double::isFinite));
  }
}
