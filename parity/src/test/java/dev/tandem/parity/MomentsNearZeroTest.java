package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.pytorch.PyTorchEngine;
import dev.tandem.engines.scratch.ScratchEngine;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.BatchPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where a moment and a gradient cancel, nothing is left in the moment but rounding: by itself it is
 * no measure of what engines may differ by.
 */
class MomentsNearZeroTest {
  private static final double LEFT = 1e-5; // of a moment that cancels

  @TempDir Path cache;

  static Stream<Engine> engines() {
    return Stream.of(new ScratchEngine(), new PyTorchEngine());
  }

  static Stream<Arguments> memories() {
    Map<OptimizerSpec, Map<String, DoubleUnaryOperator>> memories = new LinkedHashMap<>();
    memories.put(
        new Adam(0.01, 0.9, 0.999, 1e-8), // 0.9·m + 0.1·g
        Map.of("exp_avg", g -> -(1 + LEFT) * g / 9, "exp_avg_sq", g -> g * g));
    memories.put(
        new Sgd(0.01, 0.9), // 0.9·m + g
        Map.of("momentum_buffer", g -> -(1 + LEFT) * g / 0.9));
    return memories.entrySet().stream()
        .flatMap(own -> engines().map(it -> Arguments.of(own.getKey(), own.getValue(), it)));
  }

  @ParameterizedTest
  @MethodSource("memories")
  void a_moment_that_cancels_with_its_gradient_is_no_finding(
      OptimizerSpec optimizer, Map<String, DoubleUnaryOperator> memory, Engine engine) {
    ExperimentSpec experiment = Experiments.linear(optimizer);
    Dataset rows = Experiments.data(experiment.loss());
    SessionState start = Initializer.initialState(experiment.network(), 3);
    Parameters gradients;
    try (Session session = open(new TextbookEngine(), experiment, start, rows)) {
      gradients = session.trace(BatchPlan.of(experiment, rows.rows()).next()).clippedGradients();
    }
    Map<String, Parameters> slots = new LinkedHashMap<>();
    memory.forEach((name, of) -> slots.put(name, each(gradients, of)));
    OptimizerState remembered = new OptimizerState(slots);

    Walk walk =
        walk(
            experiment,
            rows,
            new SessionState(start.parameters(), start.buffers(), remembered, 5),
            engine);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.steps()).hasSize(16); // 500 rows in batches of 32
  }

  @ParameterizedTest
  @MethodSource("engines")
  void a_linear_model_of_two_moons_has_no_finding_while_its_moments_pass_zero(Engine engine) {
    DataFolders folders = new DataFolders(cache, cache);
    DataSpec spec = DataSpec.of("moons");
    Dataset moons =
        PreparedData.open(DatasetCatalog.prepare(spec, folders).path()).splits().training();
    ExperimentSpec experiment = Experiments.linear(moons, 5);
    SessionState start = Initializer.initialState(experiment.network(), 1);

    Walk walk = walk(experiment, moons, start, engine);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.steps()).hasSize(5 * 23); // 720 rows in batches of 32
  }

  private static Parameters each(Parameters values, DoubleUnaryOperator change) {
    Map<String, Tensor> changed = new LinkedHashMap<>();
    values
        .tensors()
        .forEach(
            (name, own) -> {
              double[] all = own.toDoubles();
              for (int i = 0; i < all.length; i++) {
                all[i] = change.applyAsDouble(all[i]);
              }
              changed.put(name, Tensor.of(all, own.shape()));
            });
    return new Parameters(changed);
  }

  private static Walk walk(
      ExperimentSpec experiment, Dataset rows, SessionState start, Engine engine) {
    DataSplits data = new DataSplits(rows, rows, rows);
    try (Session first = open(new TextbookEngine(), experiment, start, rows);
        Session second = open(engine, experiment, start, rows)) {
      return new Lockstep(
              new Side(experiment, first),
              new Side(experiment, second),
              data,
              Precision.FLOAT32,
              Tolerance.of(Precision.FLOAT32))
          .walk(Mode.SYNCHRONIZED, start, Long.MAX_VALUE, step -> {});
    }
  }

  private static Session open(
      Engine engine, ExperimentSpec experiment, SessionState start, Dataset rows) {
    Precision precision = engine instanceof TextbookEngine ? Precision.FLOAT64 : Precision.FLOAT32;
    return engine.open(experiment, new Execution(1, precision), start, rows);
  }
}
