package dev.tandem.workbench.report.drawing;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;

/** What all plots drawn by XChart look like, and the numbers beside their axes. */
final class PlotStyle {
  private static final double LEAST = 1e-4;
  private static final double MOST = 1e7;

  private PlotStyle() {}

  /** Sets paper, ink and letters, and how numbers beside the y axis are written. */
  static void apply(AxesChartStyler styler) {
    styler.setLegendVisible(false);
    styler.setChartTitleVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderColor(Palette.FAINT_INK);
    styler.setPlotGridLinesColor(Palette.HAIRLINE);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setAxisTitleFont(Picture.font(13));
    styler.setAxisTickLabelsFont(Picture.font(12));
    styler.setLocale(Locale.ROOT);
    styler.setyAxisTickLabelsFormattingFunction(PlotStyle::tick);
  }

  /** Returns 0.05 where XChart would write .05. */
  static String tick(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= LEAST && size < MOST;
    String pattern = plain ? "#,##0.######" : "0.###E0";
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }
}
