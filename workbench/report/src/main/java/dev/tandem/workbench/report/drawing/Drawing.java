package dev.tandem.workbench.report.drawing;

import dev.tandem.file.FileFault;
import dev.tandem.file.WholeFile;
import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.Chart;
import dev.tandem.workbench.report.chart.ConfusionChart;
import dev.tandem.workbench.report.chart.DataChart;
import dev.tandem.workbench.report.chart.DriftChart;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.PanelChart;
import dev.tandem.workbench.report.chart.ProbabilityChart;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SurfaceChart;
import dev.tandem.workbench.report.chart.SweepChart;
import dev.tandem.workbench.report.chart.WaterfallChart;
import dev.tandem.workbench.report.chart.WeightChart;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws charts into files, and images into bytes. */
public final class Drawing {
  private Drawing() {}

  /**
   * Draws a chart as {@code NAME.png} and, unless it is of a sweep, of lock-step or of panels,
   * {@code NAME.svg}.
   *
   * @param folder is made if need be, but not what it is in
   * @throws UncheckedIOException if a file cannot be written
   */
  public static void write(Path folder, Chart chart) {
    make(folder.toAbsolutePath());
    Path png = folder.resolve(chart.name() + ".png");
    if (chart instanceof LineChart lines) {
      LinePicture.write(png, lines);
    } else if (chart instanceof BarChart bars) {
      BarPicture.write(png, bars);
    } else if (chart instanceof ConfusionChart matrices) {
      ConfusionPicture.write(png, matrices);
    } else if (chart instanceof SampleChart samples) {
      SamplePicture.write(png, samples);
    } else if (chart instanceof ProbabilityChart bars) {
      ProbabilityPicture.write(png, bars);
    } else if (chart instanceof SurfaceChart surfaces) {
      SurfacePicture.write(png, surfaces);
    } else if (chart instanceof WeightChart weights) {
      WeightPicture.write(png, weights);
    } else if (chart instanceof DriftChart drift) {
      DriftPicture.write(png, drift);
    } else if (chart instanceof PanelChart panels) {
      PanelPicture.write(png, panels);
    } else if (chart instanceof WaterfallChart waterfall) {
      WaterfallPicture.write(png, waterfall);
    } else if (chart instanceof DataChart data) {
      DataPicture.of(data).writeBoth(png);
    } else {
      SweepPicture.write(png, (SweepChart) chart);
    }
  }

  private static void make(Path folder) {
    try {
      WholeFile.folderWithin(folder.getParent(), folder.getFileName());
    } catch (IOException e) {
      throw FileFault.cause(folder.getParent(), new UncheckedIOException(e));
    }
  }

  /**
   * Draws a chart for a screen.
   *
   * @throws UncheckedIOException if there is no place for temporary files
   */
  public static ChartImage image(Chart chart) {
    return ChartImage.of(chart);
  }

  /** Whether a file's name says that it is a picture of a kind that is drawn here. */
  public static boolean isPicture(Path file) {
    return Picture.isPng(file) || file.toString().endsWith(".svg");
  }

  /**
   * Draws data into one file, PNG or SVG as its name says.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void writeAs(Path file, DataChart chart) {
    DataPicture.of(chart).write(file);
  }

  /**
   * Draws panels into one file, PNG or SVG as its name says.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void writeAs(Path file, PanelChart chart) {
    PanelPicture.write(file, chart);
  }

  /**
   * Draws panels into a PNG file of a few kilobytes.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  public static void writeSmall(Path png, PanelChart chart) {
    PanelPicture.writeSmall(png, chart);
  }

  /** Returns the bytes of a PNG file, a pixel per value. */
  public static byte[] png(Raster raster) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image(raster), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("a writer to memory", e);
    }
    return bytes.toByteArray();
  }

  static BufferedImage image(Raster raster) {
    int width = raster.width();
    BufferedImage image = new BufferedImage(width, raster.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < raster.values().length; i++) {
      image.setRGB(i % width, i / width, color(raster.values()[i], raster.scale()).getRGB());
    }
    return image;
  }

  private static Color color(double value, Raster.Scale scale) {
    if (scale == Raster.Scale.GREY) {
      int level = (int) Math.round(Math.max(0, Math.min(255, value))); // NaN becomes 0
      return new Color(level, level, level);
    }
    if (scale == Raster.Scale.CLASSES) {
      int owner = (int) value;
      return Palette.mix(Palette.PAPER, Palette.contender(owner), value - owner);
    }
    return Double.isNaN(value) ? Palette.HAIRLINE : Palette.shade(value);
  }

  /** Draws an image over a place of the paper, its pixels as squares. */
  static void draw(Graphics2D graphics, Raster raster, double x, double y, double w, double h) {
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        image(raster),
        (int) Math.round(x),
        (int) Math.round(y),
        (int) Math.round(w),
        (int) Math.round(h),
        null);
  }
}
