package dev.tandem.workbench.report.chart;

import dev.tandem.data.ImageShape;
import dev.tandem.tensor.ShapeException;
import java.util.List;

/**
 * Grey images with their actual class and each contender's prediction.
 *
 * @param shape of every image
 */
public record SampleChart(
    String name, String title, String note, ImageShape shape, List<Sample> samples)
    implements Chart {
  /** How many images a chart shows at most. */
  public static final int MOST = 12;

  /**
   * One image.
   *
   * @param pixels [height, width], row after row, 0 (black) to 255 (white)
   */
  public record Sample(float[] pixels, String actual, List<Prediction> predictions) {}

  /** One contender's prediction: wrong if it differs from the actual class's name. */
  public record Prediction(String contender, String predicted) {}

  /**
   * @throws ShapeException if a sample has another number of pixels
   */
  public SampleChart {
    samples = List.copyOf(samples);
    for (Sample sample : samples) {
      if (sample.pixels().length != shape.height() * shape.width()) {
        throw new ShapeException(
            "sample of actual class " + sample.actual(),
            "pixels [" + shape.height() + ", " + shape.width() + "]",
            sample.pixels().length + " values");
      }
    }
  }

  /** Returns the image of a sample. */
  public Raster raster(Sample sample) {
    return Raster.grey(sample.pixels(), shape);
  }
}
