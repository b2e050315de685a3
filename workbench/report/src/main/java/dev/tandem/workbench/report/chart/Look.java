package dev.tandem.workbench.report.chart;

import java.util.List;

/**
 * How a line looks. Colour, dashes and marker say the same, so that a chart printed in grey can be
 * read too: whose line it is.
 *
 * @param contender counts from 0, or {@link #NOBODY}
 * @param part what colour and marker stand for instead of the contender, such as a layer; counts
 *     from 0, or {@link #NOBODY}
 * @param owners how many contenders' lines are drawn as this one
 * @param stroke how prominent it is
 */
public record Look(int contender, int part, int owners, Stroke stroke) {
  /** The contender of a line that belongs to none, and the part where there are none. */
  public static final int NOBODY = -1;

  /** A colour's number that stands for ink: black on paper, white on a dark screen. */
  public static final int INK = -1;

  private static final List<List<Integer>> DASHES =
      List.of(
          List.of(),
          List.of(10, 6),
          List.of(3, 4),
          List.of(14, 5, 3, 5),
          List.of(22, 7),
          List.of(14, 4, 3, 4, 3, 4));

  /** How prominent a line is. */
  public enum Stroke {
    /** Thick, with filled markers: what a reader looks for, such as test rows. */
    STRONG,
    /** Thinner, with hollow markers. */
    MEDIUM,
    /** Hairline with small hollow markers, such as training rows. */
    THIN,
    /** Small dots without a line: one per row. */
    POINTS,
    /** Large marks without a line: operating points. */
    MARKS,
    /** Thin and grey, without a name in the legend: where two things are equal. */
    REFERENCE;

    public boolean isLined() {
      return this != POINTS && this != MARKS;
    }
  }

  /** What stands on a line's values. */
  public enum Marker {
    CIRCLE,
    SQUARE,
    DIAMOND,
    TRIANGLE,
    CROSS,
    PLUS,
    STAR
  }

  /** Returns the look of one contender's line. */
  public static Look of(int contender, Stroke stroke) {
    return new Look(contender, NOBODY, 1, stroke);
  }

  /** Returns the look of a contender's line for a part of several, such as a layer. */
  public static Look ofPart(int contender, int part) {
    return new Look(contender, part, 1, Stroke.STRONG);
  }

  static Look reference() {
    return new Look(NOBODY, NOBODY, 1, Stroke.REFERENCE);
  }

  /** Returns the look of a line that stands for several contenders: no single one's colour. */
  Look sharedBy(int contenders) {
    return new Look(contender, part, contenders, stroke);
  }

  /** Returns the number of the colour, from 0, or {@link #INK}. */
  public int colour() {
    if (part != NOBODY) {
      return part;
    }
    return owners > 1 ? INK : contender;
  }

  /** Returns lengths of dashes and gaps in points; empty of a solid line. */
  public List<Integer> dashes() {
    return contender == NOBODY ? List.of() : DASHES.get(contender % DASHES.size());
  }

  public Marker marker() {
    int kind = part == NOBODY ? contender : part;
    return Marker.values()[Math.max(0, kind) % Marker.values().length];
  }

  /** Returns the width in points. */
  public double width() {
    return switch (stroke) {
      case STRONG -> 2.6;
      case MEDIUM -> 1.8;
      case THIN, REFERENCE -> 1.1;
      case POINTS, MARKS -> 0;
    };
  }

  /** Returns a marker's size in points; 0 where there is none. */
  public double markerSize() {
    return switch (stroke) {
      case STRONG -> 8;
      case MEDIUM -> 6.5;
      case THIN -> 4;
      case POINTS -> 3.5;
      case MARKS -> 13;
      case REFERENCE -> 0;
    };
  }

  /** Returns whether markers are filled, where their shape can be. */
  public boolean filled() {
    return stroke == Stroke.STRONG || stroke == Stroke.POINTS || stroke == Stroke.MARKS;
  }
}
