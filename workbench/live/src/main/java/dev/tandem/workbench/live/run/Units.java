package dev.tandem.workbench.live.run;

import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.observed.SurfaceGrid;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What hidden units put out over the plane, by the reference engine from given weights. */
final class Units {
  private static final Execution REFERENCE = new Execution(1, Precision.FLOAT64);

  private Units() {}

  /** Returns a picture a unit, by hidden layer: after its activation, where it has one. */
  static List<List<String>> over(SurfaceGrid grid, ExperimentSpec experiment, SessionState state) {
    Features places = grid.features();
    List<List<String>> layers = new ArrayList<>();
    for (int last : ends(experiment.network())) {
      layers.add(layer(places, experiment, state, last));
    }
    return layers;
  }

  /** The last layer of each hidden block: what stands before the next dense one. */
  private static List<Integer> ends(NetworkSpec network) {
    List<Integer> ends = new ArrayList<>();
    for (int i = 1; i < network.layers().size(); i++) {
      if (network.layers().get(i).isDense()) {
        ends.add(i - 1);
      }
    }
    return ends;
  }

  private static List<String> layer(
      Features places, ExperimentSpec experiment, SessionState state, int last) {
    List<LayerSpec> layers = experiment.network().layers().subList(0, last + 1);
    NetworkSpec network =
        new NetworkSpec(
            experiment.network().inputs(),
            layers,
            experiment.network().initialization(),
            experiment.network().biases());
    Model model =
        new Model(
            network,
            experiment.loss(),
            upTo(last, state.parameters()),
            upTo(last, state.buffers()),
            new Preprocessing.AsIs(),
            List.of(),
            0.5,
            DataSpec.of("plane"));
    Engine engine = Engines.find("textbook").orElseThrow();
    try (Predictor predictor = engine.predictor(model, REFERENCE)) {
      return pictures(predictor, places, width(layers));
    }
  }

  private static List<String> pictures(Predictor predictor, Features places, int width) {
    int count = places.rows();
    float[] rows = new float[count * places.width()];
    int[] all = new int[count];
    for (int i = 0; i < count; i++) {
      all[i] = i;
    }
    places.gather(all, rows);
    float[] outputs = new float[count * width];
    predictor.predict(rows, count, outputs);
    List<String> pictures = new ArrayList<>();
    for (int unit = 0; unit < width; unit++) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = outputs[i * width + unit];
      }
      pictures.add(Pictures.balanced(values));
    }
    return pictures;
  }

  private static int width(List<LayerSpec> layers) {
    return layers.stream()
        .filter(LayerSpec::isDense)
        .map(LayerSpec.Dense.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow()
        .outputs()
        .getAsInt();
  }

  private static Parameters upTo(int last, Parameters parameters) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    parameters
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (Integer.parseInt(name.substring(0, name.indexOf('.'))) <= last) {
                own.put(name, tensor);
              }
            });
    return new Parameters(own);
  }
}
