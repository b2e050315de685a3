package dev.tandem.workbench.figures;

import java.awt.Graphics2D;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Loss or accuracy per epoch, 1600 x 1000 pixels: one colour a contender, training rows dashed,
 * validation rows dotted, test rows solid; the legend stands below the plot.
 */
public final class EpochFigure {
  static final int HEIGHT = 500;

  private static final int MOST_MARKERS = 30; // epochs; from there on they would hide the lines
  private static final int LEGEND_MARGIN = 10;

  private EpochFigure() {}

  /** The rows a figure was computed on. */
  public enum Rows {
    TRAINING,
    VALIDATION,
    TEST;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One line.
   *
   * @param contender whose it is; lines of the same contender share a colour
   * @param perEpoch of epoch 1, 2, 3 ...; a value that is not finite leaves a gap
   */
  public record Series(String contender, Rows rows, double[] perEpoch) {
    String label() {
      return contender + ", " + rows;
    }
  }

  /**
   * Draws the lines, or an empty plot where no value is finite.
   *
   * @param yLabel what the values are, with their unit: "loss (nats)"
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  public static void write(Path png, String title, String yLabel, List<Series> lines) {
    Picture picture = new Picture(Picture.WIDTH, HEIGHT);
    picture.title(title);
    List<LineLook> looks = looks(lines);
    List<LineLegend.Entry> entries =
        IntStream.range(0, lines.size())
            .mapToObj(i -> new LineLegend.Entry(lines.get(i).label(), looks.get(i)))
            .toList();
    Graphics2D graphics = picture.graphics();
    graphics.translate(0, Picture.TITLE_HEIGHT);
    LineLegend legend = new LineLegend(graphics, Picture.WIDTH, entries);
    int plotHeight =
        HEIGHT - Picture.TITLE_HEIGHT - LEGEND_MARGIN - (int) Math.ceil(legend.height());
    plot(yLabel, plotHeight, lines, looks).paint(graphics, Picture.WIDTH, plotHeight);
    legend.draw(plotHeight);
    picture.write(png);
  }

  private static List<LineLook> looks(List<Series> lines) {
    List<String> contenders = lines.stream().map(Series::contender).distinct().toList();
    return lines.stream()
        .map(
            line ->
                LineLook.of(contenders.indexOf(line.contender()), contenders.size(), line.rows()))
        .toList();
  }

  private static XYChart plot(String yLabel, int height, List<Series> lines, List<LineLook> looks) {
    XYChart chart =
        new XYChartBuilder()
            .width(Picture.WIDTH)
            .height(height)
            .xAxisTitle("epoch")
            .yAxisTitle(yLabel)
            .build();
    int epochs = lines.stream().mapToInt(line -> line.perEpoch().length).max().orElse(0);
    style(chart.getStyler());
    scale(chart.getStyler(), epochs, lines);
    for (int i = 0; i < lines.size(); i++) {
      double[] values = lines.get(i).perEpoch();
      if (values.length > 0) {
        double[] finite = Arrays.stream(values).map(EpochFigure::finiteOrNaN).toArray();
        addLine(chart, "line " + i, finite, looks.get(i), epochs);
        addMarkers(chart, "markers " + i, finite, looks.get(i), epochs);
      }
    }
    return chart;
  }

  private static void addLine(
      XYChart chart, String name, double[] values, LineLook look, int epochs) {
    int parts = epochs <= MOST_MARKERS ? 1 : Math.max(1, Picture.WIDTH / epochs);
    double[] y = divided(values, parts);
    double[] x = IntStream.range(0, y.length).mapToDouble(i -> 1 + (double) i / parts).toArray();
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(look.color());
    series.setLineStyle(look.stroke());
    series.setSmooth(epochs > MOST_MARKERS);
  }

  /** On every value of a short run; of a long one on those that no line can show. */
  private static void addMarkers(
      XYChart chart, String name, double[] values, LineLook look, int epochs) {
    double[] x = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
    double[] marked =
        IntStream.range(0, values.length)
            .mapToDouble(i -> epochs <= MOST_MARKERS || isLone(values, i) ? values[i] : Double.NaN)
            .toArray();
    XYSeries series = chart.addSeries(name, x, marked);
    series.setMarker(look.marker());
    series.setMarkerColor(look.color());
    series.setLineStyle(SeriesLines.NONE);
  }

  /**
   * The same line with points in between. XChart starts the dashes anew at each point, so that many
   * short pieces look solid; not so in a smooth line, whose bends then are too small to see.
   */
  static double[] divided(double[] values, int parts) {
    double[] points = new double[(values.length - 1) * parts + 1];
    for (int i = 0; i < points.length; i++) {
      double share = (double) (i % parts) / parts;
      double from = values[i / parts];
      points[i] = share == 0 ? from : from + share * (values[i / parts + 1] - from);
    }
    return points;
  }

  private static void style(XYStyler styler) {
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
    styler.setPlotContentSize(0.95);
  }

  /** Few epochs get ticks at each (XChart's choice for even spacing), many get round ones. */
  private static void scale(XYStyler styler, int epochs, List<Series> lines) {
    if (epochs > MOST_MARKERS) {
      styler.setXAxisMin(0.0);
      styler.setXAxisMax(epochs + 0.5); // not even with the epochs
    }
    styler.setXAxisDecimalPattern("0");
    double[] range = valueRange(lines);
    styler.setYAxisMin(range[0]);
    styler.setYAxisMax(range[1]);
  }

  /**
   * All finite values with some air, but not below 0 nor above 1 if none of them is: no loss is
   * negative and no share above 1. From 0 where the values span most of that anyway.
   */
  static double[] valueRange(List<Series> lines) {
    DoubleSummaryStatistics values =
        lines.stream()
            .flatMapToDouble(line -> DoubleStream.of(line.perEpoch()))
            .filter(Double::isFinite)
            .summaryStatistics();
    if (values.getCount() == 0) {
      return new double[] {0, 1};
    }
    double span = values.getMax() - values.getMin();
    double level = Math.max(Math.abs(values.getMax()) * 0.05, 1e-3); // rounding should look flat
    double air = Math.max(span * 0.05, level - span / 2);
    double low = values.getMin() - air;
    double high = values.getMax() + air;
    if (values.getMin() >= 0 && (low < 0 || values.getMin() < 0.4 * values.getMax())) {
      low = 0;
    }
    return new double[] {low, values.getMax() <= 1 ? Math.min(high, 1) : high};
  }

  private static double finiteOrNaN(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  private static boolean isLone(double[] values, int i) {
    return isGap(values, i - 1) && isGap(values, i + 1);
  }

  private static boolean isGap(double[] values, int i) {
    return i < 0 || i >= values.length || Double.isNaN(values[i]);
  }
}
