package dev.tandem.workbench.report.drawing;

import java.awt.Color;
import java.util.List;

/** Colours that colour-blind eyes tell apart (Okabe and Ito 2008), without its pale yellow. */
final class Palette {
  static final Color BLUE = new Color(0, 114, 178);
  static final Color VERMILION = new Color(213, 94, 0);
  static final Color INK = new Color(32, 32, 32);
  static final Color FAINT_INK = new Color(110, 110, 110);
  static final Color HAIRLINE = new Color(222, 222, 222);
  static final Color PAPER = Color.WHITE;
  static final Color WRONG = new Color(200, 0, 0);

  private static final List<Color> CONTENDERS =
      List.of(
          BLUE,
          VERMILION,
          new Color(0, 158, 115),
          new Color(204, 121, 167),
          new Color(230, 159, 0),
          new Color(86, 180, 233),
          Color.BLACK);

  private Palette() {}

  /** Returns a contender's colour; the eighth has the first one's again. */
  static Color contender(int index) {
    return CONTENDERS.get(index % CONTENDERS.size());
  }

  /** Returns a colour from vermilion (-1) over paper (0) to blue (1). */
  static Color shade(double share) {
    return mix(PAPER, share < 0 ? VERMILION : BLUE, Math.min(1, Math.abs(share)));
  }

  /** Returns a colour between two. */
  static Color mix(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
