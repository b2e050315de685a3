package dev.tandem.workbench.live.run;

import dev.tandem.data.Dataset;
import dev.tandem.data.ImageShape;
import dev.tandem.evaluation.Predictions;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.contender.process.ContenderRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What contenders have learnt of images: first-layer weights, and what confuses each of them. */
final class Images {
  private static final int MOST_UNITS = 32;
  private static final int MOST_CONFUSING = 12;

  private final Looker looker;
  private final ImageShape shape;

  Images(Looker looker, ImageShape shape) {
    this.looker = looker;
    this.shape = shape;
  }

  Map<String, Object> told() {
    Map<String, Object> weights = new LinkedHashMap<>();
    Map<String, Object> confusing = new LinkedHashMap<>();
    for (ContenderRun run : looker.asked()) {
      looker
          .state(run)
          .map(state -> state.parameters().tensors().get("0.weight"))
          .ifPresent(first -> weights.put(run.planned().id(), units(first)));
      looker
          .predictTest(run)
          .ifPresent(outputs -> confusing.put(run.planned().id(), confusing(run, outputs)));
    }
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("width", shape.width());
    told.put("height", shape.height());
    told.put("weights", weights);
    told.put("confusing", confusing);
    return told;
  }

  private static List<Map<String, Object>> units(Tensor weights) {
    int inputs = weights.shape()[1];
    List<Map<String, Object>> units = new ArrayList<>();
    for (int unit = 0; unit < Math.min(MOST_UNITS, weights.shape()[0]); unit++) {
      double[] values = new double[inputs];
      for (int i = 0; i < inputs; i++) {
        values[i] = weights.get(unit * inputs + i);
      }
      units.add(Map.of("unit", unit, "pixels", Pictures.balanced(values)));
    }
    return units;
  }

  /** The test rows that it is surest of, and wrong. */
  private List<Map<String, Object>> confusing(ContenderRun run, Matrix outputs) {
    Dataset test = looker.splits().test();
    int[] labels = test.classes().labels();
    Predictions predicted = looker.predictions(run.experiment(), outputs);
    return IntStream.range(0, test.rows())
        .filter(row -> predicted.predicted(row) != labels[row])
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                row -> -predicted.probability(row, predicted.predicted(row))))
        .limit(MOST_CONFUSING)
        .map(row -> image(test, row, labels[row], predicted))
        .toList();
  }

  private static Map<String, Object> image(
      Dataset test, int row, int label, Predictions predicted) {
    float[] pixels = new float[test.features().width()];
    test.features().copy(row, pixels);
    double[] values = IntStream.range(0, pixels.length).mapToDouble(i -> pixels[i]).toArray();
    int guess = predicted.predicted(row);
    return Map.of(
        "row", row,
        "actual", test.classes().names().get(label),
        "predicted", test.classes().names().get(guess),
        "probability", predicted.probability(row, guess),
        "pixels", Pictures.spread(values));
  }
}
