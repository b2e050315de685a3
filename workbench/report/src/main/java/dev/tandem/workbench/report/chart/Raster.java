package dev.tandem.workbench.report.chart;

import dev.tandem.data.ImageShape;
import java.util.Arrays;
import java.util.List;

/**
 * An image as values, one per pixel, row after row.
 *
 * @param scale how a value becomes a colour
 */
public record Raster(int height, int width, double[] values, Scale scale) {
  private static final int GAP = 2; // pixels between tiles

  /** What the values mean. */
  public enum Scale {
    /** Grey from 0 (black) to 255 (white); NaN is black. */
    GREY,
    /** From -1 (vermilion) over 0 (white) to 1 (blue); NaN is the gap between tiles. */
    SIGNED,
    /** The whole part is a class, the rest how strong its colour is. */
    CLASSES
  }

  /** A grey image. */
  public static Raster grey(float[] pixels, ImageShape shape) {
    double[] values = new double[pixels.length];
    Arrays.setAll(values, i -> pixels[i]);
    return new Raster(shape.height(), shape.width(), values, Scale.GREY);
  }

  /**
   * Tiles side by side, each on a scale of its own whose end is its largest size; NaN stays a gap.
   *
   * @param tiles [height, width] each, row after row
   */
  static Raster tiles(List<float[]> tiles, ImageShape shape, int columns) {
    int rows = (tiles.size() + columns - 1) / columns;
    int height = rows * (shape.height() + GAP) - GAP;
    int width = columns * (shape.width() + GAP) - GAP;
    double[] values = new double[height * width];
    Arrays.fill(values, Double.NaN);
    for (int i = 0; i < tiles.size(); i++) {
      float[] tile = tiles.get(i);
      double largest = largest(tile);
      int left = i % columns * (shape.width() + GAP);
      int top = i / columns * (shape.height() + GAP);
      for (int p = 0; p < tile.length; p++) {
        int at = (top + p / shape.width()) * width + left + p % shape.width();
        values[at] = largest == 0 ? 0 * tile[p] : tile[p] / largest;
      }
    }
    return new Raster(height, width, values, Scale.SIGNED);
  }

  private static double largest(float[] tile) {
    double largest = 0;
    for (float value : tile) {
      largest = Float.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
