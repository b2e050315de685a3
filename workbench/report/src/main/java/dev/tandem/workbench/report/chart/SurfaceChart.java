package dev.tandem.workbench.report.chart;

import dev.tandem.workbench.report.chart.LineChart.Axis;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What networks predict over a plane, as they learn: a panel per contender and per difference, a
 * frame per epoch, and the data's points on all of them.
 *
 * @param x the first column, its ends told
 * @param y the second column, its ends told
 * @param frames what each frame shows, e.g. "epoch 5"
 */
public record SurfaceChart(
    String name,
    String title,
    String note,
    Axis x,
    Axis y,
    List<String> frames,
    List<Panel> panels,
    List<Points> points)
    implements Chart {
  public SurfaceChart {
    frames = List.copyOf(frames);
    panels = List.copyOf(panels);
    points = List.copyOf(points);
  }

  /**
   * One surface.
   *
   * @param frames as many as the chart has; the upper edge is the high end of y
   */
  public record Panel(String title, Bar bar, List<Raster> frames) {
    public Panel {
      frames = List.copyOf(frames);
    }
  }

  /** What the colours mean: the value at their ends and in the middle. */
  public record Bar(String low, String middle, String high, Raster colours) {
    private static final int STEPS = 64;

    /** Returns a bar over a scale's colours from one end to the other. */
    public static Bar of(String low, String middle, String high, double from, double to) {
      double[] values = new double[STEPS];
      for (int i = 0; i < STEPS; i++) {
        values[i] = from + (to - from) * i / (STEPS - 1);
      }
      return new Bar(low, middle, high, new Raster(1, STEPS, values, Raster.Scale.SIGNED));
    }
  }

  /**
   * Points that are marked alike.
   *
   * @param colour as a {@link Look} has it
   * @param rows which rows of the data they are
   */
  public record Points(
      String label, double[] x, double[] y, int colour, Look.Marker marker, Rows rows) {}

  /** Rows of the data; test rows are drawn hollow. */
  public enum Rows {
    TRAINING,
    TEST
  }

  /** Returns which frames a picture on paper shows: the first, the last and two between them. */
  public int[] still() {
    int last = frames.size() - 1;
    return IntStream.of(0, last / 3, 2 * last / 3, last).distinct().toArray();
  }
}
