package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.model.Model;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.report.chart.WeightChart;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The weights of the first layer, where rows are images. As they are one sees noise: most units
 * matter little, and a weight of a pixel that never varies keeps its random initial value.
 */
final class FirstLayer {
  private static final int MOST_UNITS = 32;
  private static final String WEIGHT = "0.weight";

  private FirstLayer() {}

  /** Returns the shape of the rows, if they are images and a saved model says so. */
  static Optional<ImageShape> shape(SavedRun run) {
    return run.finished().stream()
        .flatMap(contender -> run.model(contender).stream())
        .map(Model::preprocessing)
        .filter(Preprocessing.Pixels.class::isInstance)
        .map(pixels -> ((Preprocessing.Pixels) pixels).shape())
        .findFirst();
  }

  /**
   * Returns nothing if no contender's first layer has a weight for each pixel.
   *
   * @param varies by pixel; empty if nobody knows
   */
  static Optional<WeightChart> of(SavedRun run, ImageShape shape, boolean[] varies) {
    List<WeightChart.Panel> panels = new ArrayList<>();
    int[] shown = null; // by the first contender, so that a unit has one place in all panels
    int units = 0;
    for (ContenderEntry contender : run.finished()) {
      Optional<Model> model = run.model(contender).filter(own -> hasPixelWeights(own, shape));
      if (model.isPresent()) {
        Tensor weight = model.get().parameters().get(WEIGHT);
        units = weight.shape()[0];
        shown = shown == null ? mostUsed(model.get(), units) : shown;
        panels.add(new WeightChart.Panel(contender.id(), tiles(weight, shown, shape, varies)));
      }
    }
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new WeightChart(
                "weights",
                "Weights of the first layer",
                note(shown.length, units, varies.length > 0) + FirstRepeat.inNote(run.finished()),
                shape,
                panels));
  }

  private static String note(int shown, int units, boolean masked) {
    String which =
        shown < units
            ? "The " + shown + " of " + units + " units with the largest outgoing weights."
            : "All units, those with the largest outgoing weights first.";
    return which
        + " Blue: weight above 0; vermilion: below. Each unit has a scale of its own and is"
        + " smoothed over 3 × 3 pixels."
        + (masked ? " Grey: pixels that never vary in the training images." : "");
  }

  private static boolean hasPixelWeights(Model model, ImageShape shape) {
    if (!model.parameters().names().contains(WEIGHT)) {
      return false;
    }
    int[] size = model.parameters().get(WEIGHT).shape();
    return size.length == 2 && size[1] == shape.height() * shape.width();
  }

  /** By the norm of a unit's weights in the next dense layer, the largest first. */
  private static int[] mostUsed(Model model, int units) {
    double[] norms = new double[units];
    model.parameters().names().stream()
        .filter(name -> name.endsWith(".weight") && !name.equals(WEIGHT))
        .map(model.parameters()::get)
        .filter(weight -> weight.shape().length == 2 && weight.shape()[1] == units)
        .findFirst()
        .ifPresent(
            next -> {
              double[] values = next.toDoubles();
              for (int i = 0; i < values.length; i++) {
                norms[i % units] += values[i] * values[i];
              }
            });
    return IntStream.range(0, units)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer unit) -> -norms[unit]))
        .limit(MOST_UNITS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<float[]> tiles(
      Tensor weight, int[] units, ImageShape shape, boolean[] varies) {
    float[] values = weight.toFloats();
    int width = weight.shape()[1];
    List<float[]> tiles = new ArrayList<>();
    for (int unit : units) {
      float[] tile = new float[width];
      for (int i = 0; i < width; i++) {
        boolean blank = varies.length > 0 && !varies[i];
        tile[i] = blank ? Float.NaN : values[unit * width + i];
      }
      tiles.add(smoothed(tile, shape));
    }
    return tiles;
  }

  /** Each pixel's mean with its neighbours, nearer ones weighing 2 and 4 times; blanks stay. */
  private static float[] smoothed(float[] tile, ImageShape shape) {
    float[] smooth = new float[tile.length];
    for (int i = 0; i < tile.length; i++) {
      int x = i % shape.width();
      int y = i / shape.width();
      float sum = 0;
      float weights = 0;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          boolean inside =
              x + dx >= 0 && x + dx < shape.width() && y + dy >= 0 && y + dy < shape.height();
          float value = inside ? tile[i + dy * shape.width() + dx] : Float.NaN;
          if (!Float.isNaN(value)) {
            float weight = (2 - Math.abs(dx)) * (2 - Math.abs(dy));
            sum += weight * value;
            weights += weight;
          }
        }
      }
      smooth[i] = Float.isNaN(tile[i]) ? Float.NaN : sum / weights;
    }
    return smooth;
  }
}
