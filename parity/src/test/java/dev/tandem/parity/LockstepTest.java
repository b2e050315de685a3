package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
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
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.tensor.Precision;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines that are right differ by rounding, and no walk may take that for a fault. */
class LockstepTest {
  private static final long STEPS = 5;

  static Stream<Bar> bars() {
    return Stream.concat(Bar.all(), gradientsOfNothingButRounding());
  }

  /** Of biases in front of a normalization, which optimizers turn into full steps. */
  private static Stream<Bar> gradientsOfNothingButRounding() {
    return Stream.of(Adam.DEFAULT, RmsProp.DEFAULT)
        .map(
            optimizer ->
                new Bar(
                    "bias in front of batch norm under " + optimizer.name(),
                    Experiments.biasBefore(BatchNorm.DEFAULT, optimizer)));
  }

  @ParameterizedTest
  @MethodSource("bars")
  void textbook_and_pytorch_differ_in_no_step_in_float64(Bar bar) {
    assertNoFinding(
        bar, new TextbookEngine(), Precision.FLOAT64, new PyTorchEngine(), Precision.FLOAT64);
  }

  @ParameterizedTest
  @MethodSource("bars")
  void scratch_and_pytorch_differ_in_no_step_in_float32(Bar bar) {
    assertNoFinding(
        bar, new ScratchEngine(), Precision.FLOAT32, new PyTorchEngine(), Precision.FLOAT32);
  }

  @ParameterizedTest
  @MethodSource("bars")
  void textbook_and_scratch_differ_in_no_step(Bar bar) {
    assertNoFinding(
        bar, new TextbookEngine(), Precision.FLOAT64, new ScratchEngine(), Precision.FLOAT32);
  }

  private static void assertNoFinding(
      Bar bar, Engine a, Precision precisionA, Engine b, Precision precisionB) {
    ExperimentSpec experiment = bar.experiment();
    DataSplits data = new DataSplits(bar.data(), bar.data(), bar.data());
    SessionState initial = Initializer.initialState(experiment.network(), 3);
    Precision coarser =
        precisionA == Precision.FLOAT64 && precisionB == Precision.FLOAT64
            ? Precision.FLOAT64
            : Precision.FLOAT32;
    try (Session first = open(a, experiment, precisionA, initial, data);
        Session second = open(b, experiment, precisionB, initial, data)) {
      Walk walk =
          new Lockstep(
                  new Side(experiment, first),
                  new Side(experiment, second),
                  data,
                  coarser,
                  Tolerance.of(coarser))
              .walk(Mode.SYNCHRONIZED, initial, STEPS, step -> {});
      assertThat(walk.first()).isEmpty();
      assertThat(walk.steps()).hasSize((int) STEPS);
      assertThat(walk.stepsWithKinks()).as("steps that were judged in part").isLessThan(STEPS / 4);
    }
  }

  private static Session open(
      Engine engine,
      ExperimentSpec experiment,
      Precision precision,
      SessionState initial,
      DataSplits data) {
    return engine.open(experiment, new Execution(1, precision), initial, data.training());
  }
}
