package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.Chart;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * A chart in pixels. Notebooks show it, because it is an image; JShell prints its words, which
 * {@link #toString} gives.
 */
public final class ChartImage extends BufferedImage {
  private static final int WIDEST = 800; // pixels; reports have twice as many

  private final String words;

  private ChartImage(Image image, int width, int height, String words) {
    super(width, height, TYPE_INT_RGB);
    this.words = words;
    Graphics2D graphics = createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
  }

  static ChartImage of(Chart chart) {
    try {
      Path folder = Files.createTempDirectory("tandem-chart");
      try {
        Drawing.write(folder, chart);
        BufferedImage large = ImageIO.read(folder.resolve(chart.name() + ".png").toFile());
        return scaled(large, chart);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the folder for temporary files cannot be used", e);
    }
  }

  private static ChartImage scaled(BufferedImage large, Chart chart) {
    int width = Math.min(WIDEST, large.getWidth());
    int height = Math.round((float) large.getHeight() * width / large.getWidth());
    Image small = large.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
    return new ChartImage(small, width, height, "chart: " + chart.title());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }

  /**
   * Writes a PNG file, for those who have no notebook to look at.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void save(Path png) {
    try {
      ImageIO.write(this, "png", png.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(png + ": the chart cannot be written", e);
    }
  }

  @Override
  public String toString() {
    return words;
  }
}
