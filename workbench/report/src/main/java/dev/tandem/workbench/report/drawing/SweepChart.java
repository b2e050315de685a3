package dev.tandem.workbench.report.drawing;

import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;

/** What the charts of one varied key share. */
final class SweepChart {
  static final int HEIGHT = 460;

  private static final int NOTE_HEIGHT = 26;

  private SweepChart() {}

  static int plotHeight() {
    return HEIGHT - Picture.TITLE_HEIGHT - NOTE_HEIGHT;
  }

  static void style(AxesChartStyler styler, List<SweepFigure.Point> points) {
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Palette.PAPER);
    styler.setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderColor(Palette.FAINT_INK);
    styler.setPlotGridLinesColor(Palette.HAIRLINE);
    styler.setChartTitleVisible(false);
    styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    styler.setAxisTitleFont(Picture.font(13));
    styler.setAxisTickLabelsFont(Picture.font(12));
    styler.setLocale(Locale.ROOT);
    styler.setPlotContentSize(0.92);
    styler.setyAxisTickLabelsFormattingFunction(TickText::of);
    styler.setErrorBarsColor(Palette.FAINT_INK);
    styler.setMarkerSize(10);
    double[] range = range(points);
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  /** All error bars with some air. */
  static double[] range(List<SweepFigure.Point> points) {
    double[] ends =
        points.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.mean() - p.error(), p.mean() + p.error()))
            .toArray();
    double low = DoubleStream.of(ends).min().orElse(0);
    double high = DoubleStream.of(ends).max().orElse(1);
    double air = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 1e-3);
    return new double[] {low - air, high + air};
  }

  static void write(Path png, SweepFigure.Content content, Chart<?, ?> chart) {
    Picture picture = new Picture(Picture.WIDTH, HEIGHT);
    picture.title(content.title());
    Graphics2D graphics = picture.graphics();
    graphics.translate(0, Picture.TITLE_HEIGHT);
    chart.paint(graphics, Picture.WIDTH, plotHeight());
    new Lettering(graphics, Picture.font(11), Palette.FAINT_INK)
        .centred(content.noteWithFailures(), Picture.WIDTH / 2.0, plotHeight() + NOTE_HEIGHT / 2.0);
    picture.write(png);
  }
}
