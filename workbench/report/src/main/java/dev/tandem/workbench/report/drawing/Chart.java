package dev.tandem.workbench.report.drawing;

import java.util.List;

/**
 * What a chart shows, without how: a picture and a page draw the same one.
 *
 * @param name of its files: letters, digits and dashes
 * @param note what a reader must know to read it; may be empty
 */
public record Chart(String name, String title, String note, Axis x, Axis y, List<Line> lines) {
  public Chart {
    lines = List.copyOf(lines);
  }

  /** Which colour and marker a line has that belongs to no contender. */
  public static final int NOBODY = -1;

  /**
   * An axis.
   *
   * @param label what the values are, with their unit
   * @param low where it begins; NaN leaves that to the values
   * @param high where it ends; NaN leaves that to the values
   */
  public record Axis(String label, double low, double high) {
    /** As far as the values reach. */
    public static Axis of(String label) {
      return new Axis(label, Double.NaN, Double.NaN);
    }

    /** From 0 to 1. */
    public static Axis share(String label) {
      return new Axis(label, 0, 1);
    }
  }

  /** How a line is drawn. */
  public enum Stroke {
    SOLID,
    DASHED,
    DOTTED,
    /** Small dots without a line: one a row. */
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

    /** Without a band. */
    public Line(String label, int contender, Stroke stroke, double[] x, double[] y) {
      this(label, contender, stroke, x, y, new double[0], new double[0]);
    }

    /** Where two things are equal. */
    public static Line reference(double[] x, double[] y) {
      return new Line("", NOBODY, Stroke.REFERENCE, x, y);
    }

    public boolean hasBand() {
      return low.length > 0;
    }
  }

  /** Whether anything finite is there to be drawn; a chart without that is none. */
  public boolean hasContent() {
    return lines.stream()
        .filter(line -> line.stroke() != Stroke.REFERENCE)
        .anyMatch(line -> java.util.Arrays.stream(line.y()).anyMatch(Double::isFinite));
  }
}
