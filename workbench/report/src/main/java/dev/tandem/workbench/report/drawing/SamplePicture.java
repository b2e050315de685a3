package dev.tandem.workbench.report.drawing;

import dev.tandem.workbench.report.chart.SampleChart;
import dev.tandem.workbench.report.chart.SampleChart.Sample;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;

/**
 * Grey images with actual and predicted classes, three to a row, or six with the class alone; 1600
 * pixels wide: "actual 7 · scratch 7 · pytorch 1". Wrong predictions are red and bold, and their
 * images framed.
 */
final class SamplePicture {
  private static final int COLUMNS = 3;
  private static final int COLUMNS_WITHOUT_PREDICTIONS = 6;
  private static final double IMAGE_SHARE = 0.63; // of a tile's width
  private static final double GAP = 10;
  private static final double BOTTOM = 12;

  private SamplePicture() {}

  static void write(Path png, SampleChart chart) {
    Graphics2D ruler = new Picture(1, 1).graphics();
    List<Sample> samples = chart.samples();
    int columns = columns(samples);
    double tileWidth = (double) Picture.WIDTH / columns;
    double side = tileWidth * IMAGE_SHARE;
    double captions =
        samples.stream()
            .mapToDouble(sample -> caption(ruler, tileWidth, sample).height())
            .max()
            .orElse(0);
    double tileHeight = side + GAP + captions + GAP;
    int rows = (samples.size() + columns - 1) / columns;

    Picture.write(
        png,
        Picture.WIDTH,
        (int) Math.ceil(Picture.TITLE_HEIGHT + rows * tileHeight + BOTTOM),
        picture -> {
          picture.title(chart.title());
          for (int i = 0; i < samples.size(); i++) {
            double middle = (i % columns + 0.5) * tileWidth;
            double top = Picture.TITLE_HEIGHT + i / columns * tileHeight;
            drawImage(picture.graphics(), chart, samples.get(i), side, middle, top);
            caption(picture.graphics(), tileWidth, samples.get(i)).draw(middle, top + side + GAP);
          }
        });
  }

  private static int columns(List<Sample> samples) {
    boolean bare = samples.stream().allMatch(sample -> sample.predictions().isEmpty());
    return bare ? COLUMNS_WITHOUT_PREDICTIONS : COLUMNS;
  }

  private static Caption caption(Graphics2D graphics, double width, Sample sample) {
    return Caption.of(graphics, width - 2 * GAP, sample);
  }

  private static void drawImage(
      Graphics2D graphics,
      SampleChart chart,
      Sample sample,
      double side,
      double middle,
      double top) {
    int height = chart.shape().height();
    int width = chart.shape().width();
    double scale = side / Math.max(height, width);
    double x = middle - width * scale / 2;
    double y = top + (side - height * scale) / 2;
    Drawing.draw(graphics, chart.raster(sample), x, y, width * scale, height * scale);
    boolean wrong =
        sample.predictions().stream().anyMatch(p -> !p.predicted().equals(sample.actual()));
    graphics.setColor(wrong ? Palette.WRONG : Palette.HAIRLINE);
    graphics.setStroke(new BasicStroke(wrong ? 4 : 1));
    graphics.draw(new Rectangle2D.Double(x, y, width * scale, height * scale));
  }
}
