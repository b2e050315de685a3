package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Python's torch as the measure: an engine follows the trajectories that {@code
 * reference/trajectories.py} recorded, 50 steps for every optimizer, loss, layer and activation.
 * Asked of each engine in each of its precisions by a test class of its own.
 */
public abstract class TrajectoryConformance {
  private final Engine engine;
  private final Precision precision;
  private final double tolerance;

  /**
   * Takes the engine and the precision to test.
   *
   * @param tolerance how far a loss, a parameter, a buffer, an optimizer's slot or an output may be
   *     from torch's at any step, relative to the larger of it and 1
   */
  protected TrajectoryConformance(Engine engine, Precision precision, double tolerance) {
    this.engine = engine;
    this.precision = precision;
    this.tolerance = tolerance;
  }

  static List<GoldenTrajectory> trajectories() {
    return TrajectoryReader.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trajectories")
  void it_goes_where_torch_went(GoldenTrajectory golden) {
    ExperimentSpec experiment = golden.experiment();
    Differences differences = new Differences();
    try (Session session =
        engine.open(experiment, new Execution(1, precision), initial(golden), golden.data)) {
      for (int step = 1; step <= golden.steps(); step++) {
        StepResult result = session.step(golden.batch(step));
        boolean mean = experiment.loss().reduction() == Reduction.MEAN;
        double loss = mean ? result.lossSum() / result.lossWeight() : result.lossSum();
        differences.compare("loss of step " + step, loss, golden.losses[step - 1]);
        if (golden.after.containsKey(step)) {
          compare(golden.after.get(step), session.state(), "after step " + step, differences);
        }
      }
      compareSlots(golden, session.state().optimizer(), differences);
      if (golden.outputs != null) {
        double[] outputs = session.predict(golden.data.features()).values();
        differences.compare("outputs", outputs, golden.outputs);
      }
    }
    differences.requireWithin(tolerance);
  }

  private static void compare(
      Map<String, double[]> expected, SessionState state, String when, Differences differences) {
    expected.forEach(
        (name, values) -> {
          boolean trained = state.parameters().names().contains(name);
          Tensor tensor = (trained ? state.parameters() : state.buffers()).get(name);
          differences.compare(name + " " + when, tensor.toDoubles(), values);
        });
  }

  private static void compareSlots(
      GoldenTrajectory golden, OptimizerState state, Differences differences) {
    golden.slots.forEach(
        (slot, expected) -> {
          assertThat(state.slots()).containsKey(slot);
          expected.forEach(
              (name, values) ->
                  differences.compare(
                      slot + " of " + name, state.slots().get(slot).get(name).toDoubles(), values));
        });
  }

  private static SessionState initial(GoldenTrajectory golden) {
    NetworkSpec network = golden.experiment().network();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (ParameterShape shape : network.parameters()) {
      tensors.put(shape.name(), Tensor.of(golden.initial.get(shape.name()), shape.shape()));
    }
    Parameters buffers = Initializer.initialState(network, 1).buffers();
    return new SessionState(new Parameters(tensors), buffers, OptimizerState.NONE, 0);
  }
}
