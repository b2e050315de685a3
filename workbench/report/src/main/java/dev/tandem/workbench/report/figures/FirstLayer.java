package dev.tandem.workbench.report.figures;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.model.Model;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.report.drawing.WeightFigure;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the units of the first layer look for, where rows are images. */
final class FirstLayer {
  private static final int MOST_UNITS = 64;
  private static final String WEIGHT = "0.weight";

  private FirstLayer() {}

  /** The shape of the rows, if they are images and a model is still there to say so. */
  static Optional<ImageShape> shape(SavedComparison run) {
    return run.finished().stream()
        .flatMap(contender -> run.model(contender).stream())
        .map(Model::preprocessing)
        .filter(Preprocessing.Pixels.class::isInstance)
        .map(pixels -> ((Preprocessing.Pixels) pixels).shape())
        .findFirst();
  }

  /** Empty if no contender's first layer has a weight for each pixel. */
  static Optional<RunFigure> of(SavedComparison run, String data, ImageShape shape) {
    List<WeightFigure.Panel> panels = new ArrayList<>();
    int units = 0;
    for (ContenderEntry contender : run.finished()) {
      Optional<Tensor> weight = weight(run, contender, shape);
      if (weight.isPresent()) {
        units = weight.get().shape()[0];
        panels.add(new WeightFigure.Panel(contender.id(), tiles(weight.get())));
      }
    }
    if (panels.isEmpty()) {
      return Optional.empty();
    }
    int shown = Math.min(MOST_UNITS, units);
    return Optional.of(
        new RunFigure.Weights(
            "weights",
            data + ": weights of the first layer",
            "The first "
                + shown
                + " of "
                + units
                + " units, a pixel each weight: blue above 0, vermilion below. One scale a"
                + " contender, to its largest weight shown."
                + FirstRepeat.inNote(run.finished()),
            shape,
            panels));
  }

  private static Optional<Tensor> weight(
      SavedComparison run, ContenderEntry contender, ImageShape shape) {
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
