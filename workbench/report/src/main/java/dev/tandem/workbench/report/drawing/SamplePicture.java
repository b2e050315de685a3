package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SampleChart.Sample;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;

/**
 * Grey images with actual and predicted classes, three to a row, 1600 pixels wide: "actual 7 ·
 * scratch 7 · pytorch 1". Wrong predictions are red and bold, and their images framed.
 */
final class SamplePicture {
  private static final int COLUMNS = 3;
  private static final double TILE_WIDTH = (double) Picture.WIDTH / COLUMNS;
  private static final double IMAGE_SIDE = 168;
  private static final double GAP = 10;
  private static final double BOTTOM = 12;

  private SamplePicture() {}

  static void write(Path png, SampleChart chart) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    List<Sample> samples = chart.samples();
    double captions =
        samples.stream().mapToDouble(sample -> caption(ruler, sample).height()).max().orElse(0);
    double tileHeight = IMAGE_SIDE + GAP + captions + GAP;
    int rows = (samples.size() + COLUMNS - 1) / COLUMNS;

    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(Picture.TITLE_HEIGHT + rows * tileHeight + BOTTOM),
        picture -> {
          picture.title(chart.title());
          for (int i = 0; i < samples.size(); i++) {
            double middle = (i % COLUMNS + 0.5) * TILE_WIDTH;
            double top = Picture.TITLE_HEIGHT + i / COLUMNS * tileHeight;
            drawImage(picture.graphics(), chart, samples.get(i), middle, top);
            caption(picture.graphics(), samples.get(i)).draw(middle, top + IMAGE_SIDE + GAP);
          }
        });
  }

  private static Caption caption(Graphics2D graphics, Sample sample) {
    return Caption.of(graphics, TILE_WIDTH - 2 * GAP, sample);
  }

  private static void drawImage(
      Graphics2D graphics, SampleChart chart, Sample sample, double middle, double top) {
    int height = chart.shape().height();
    int width = chart.shape().width();
    double scale = IMAGE_SIDE / Math.max(height, width);
    double x = middle - width * scale / 2;
    double y = top + (IMAGE_SIDE - height * scale) / 2;
    Drawing.draw(graphics, chart.raster(sample), x, y, width * scale, height * scale);
    boolean wrong =
        sample.predictions().stream().anyMatch(p -> !p.predicted().equals(sample.actual()));
    graphics.setColor(wrong ? Palette.WRONG : Palette.HAIRLINE);
    graphics.setStroke(new BasicStroke(wrong ? 4 : 1));
    graphics.draw(new Rectangle2D.Double(x, y, width * scale, height * scale));
  }
}
