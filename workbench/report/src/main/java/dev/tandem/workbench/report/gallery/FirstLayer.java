package dev.tandem.workbench.report.gallery;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.model.Model;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.report.chart.WeightChart;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The weights of the first layer, where rows are images. */
final class FirstLayer {
  private static final int MOST_UNITS = 64;
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

  /** Returns nothing if no contender's first layer has a weight for each pixel. */
  static Optional<WeightChart> of(SavedRun run, ImageShape shape) {
    List<WeightChart.Panel> panels = new ArrayList<>();
    int units = 0;
    for (ContenderEntry contender : run.finished()) {
      Optional<Tensor> weight = weight(run, contender, shape);
      if (weight.isPresent()) {
        units = weight.get().shape()[0];
        panels.add(new WeightChart.Panel(contender.id(), tiles(weight.get())));
      }
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    int shown = Math.min(MOST_UNITS, units);
    return Optional.of(
        new WeightChart(
            "weights",
            "Weights of the first layer",
            "The first "
                + shown
                + " of "
                + units
                + " units, a pixel per weight: blue above 0, vermilion below. One scale per"
                + " contender, up to its largest weight shown."
                + FirstRepeat.inNote(run.finished()),
            shape,
            panels));
  }

  private static Optional<Tensor> weight(SavedRun run, ContenderEntry contender, ImageShape shape) {
    return run.model(contender)
        .filter(model -> model.parameters().names().contains(WEIGHT))
        .map(model -> model.parameters().get(WEIGHT))
        .filter(weight -> weight.shape().length == 2)
        .filter(weight -> weight.shape()[1] == shape.height() * shape.width());
  }

  private static List<float[]> tiles(Tensor weight) {
    float[] values = weight.toFloats();
    int width = weight.shape()[1];
    List<float[]> tiles = new ArrayList<>();
    for (int unit = 0; unit < Math.min(MOST_UNITS, weight.shape()[0]); unit++) {
      tiles.add(Arrays.copyOfRange(values, unit * width, (unit + 1) * width));
    }
    return tiles;
  }
}
