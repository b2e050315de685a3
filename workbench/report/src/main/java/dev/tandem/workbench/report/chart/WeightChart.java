package dev.tandem.workbench.report.chart;

import dev.tandem.data.ImageShape;
import java.util.List;

/**
 * Weights as images, a panel per contender.
 *
 * @param shape of every tile
 */
public record WeightChart(
    String name, String title, String note, ImageShape shape, List<Panel> panels) implements Chart {
  /** Tiles side by side in a panel. */
  public static final int COLUMNS = 8;

  public WeightChart {
    panels = List.copyOf(panels);
  }

  /**
   * One contender's units.
   *
   * @param tiles [height, width] each, row after row; all panels have as many
   */
  public record Panel(String title, List<float[]> tiles) {}

  /** Returns the tiles of a panel as one image. */
  public Raster raster(Panel panel) {
    return Raster.tiles(panel.tiles(), shape, COLUMNS);
  }
}
