package dev.tandem.workbench.report.drawing;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;

/** Numbers beside an axis: 0.05 where XChart would write .05. */
final class TickText {
  private static final double LEAST = 1e-4;
  private static final double MOST = 1e7;

  private TickText() {}

  /** Has both axes of a chart write their numbers so. */
  static void onBothAxes(AxesChartStyler styler) {
    styler.setxAxisTickLabelsFormattingFunction(TickText::of);
    styler.setyAxisTickLabelsFormattingFunction(TickText::of);
  }

  static String of(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= LEAST && size < MOST;
    String pattern = plain ? "#,##0.######" : "0.###E0";
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
