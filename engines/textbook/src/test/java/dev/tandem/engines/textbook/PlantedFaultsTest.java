package dev.tandem.engines.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.SessionState;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A healthy session walks beside one with a planted fault; the fault must be found in its place.
 */
class PlantedFaultsTest {
  private static final int STEPS = 12;

  static List<PlantedFault> faults() {
    return PlantedFault.all();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_fault_is_found_in_its_step_layer_and_phase(PlantedFault fault) {
    Walk walk = walk(fault, fault.parts(), Precision.FLOAT64);

    assertThat(walk.first())
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.step()).isEqualTo(fault.step());
              assertThat(finding.phase()).isEqualTo(fault.phase());
              assertThat(finding.layer()).isEqualTo(fault.layer());
              assertThat(finding.difference()).isGreaterThan(finding.allowed());
            });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void nothing_is_found_where_both_are_healthy(PlantedFault fault) {
    Walk walk = walk(fault, parts -> parts, Precision.FLOAT64);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.steps()).hasSize(STEPS);
  }

  @Test
  void with_the_tolerance_of_float32_all_are_found_but_one_that_is_smaller() {
    List<PlantedFault> missed =
        faults().stream()
            .filter(fault -> !isFound(fault, walk(fault, fault.parts(), Precision.FLOAT32)))
            .toList();

    // sqrt(v + 1e-5) and sqrt(v) + 1e-5 differ by about 1e-5 of themselves
    assertThat(missed).extracting(PlantedFault::name).containsExactly("epsilon outside the root");
  }

  private static boolean isFound(PlantedFault fault, Walk walk) {
    return walk.first()
        .filter(finding -> finding.step() == fault.step())
        .filter(finding -> finding.phase() == fault.phase())
        .filter(finding -> finding.layer().equals(fault.layer()))
        .isPresent();
  }

  private static Walk walk(PlantedFault fault, UnaryOperator<Parts> second, Precision precision) {
    ExperimentSpec experiment = fault.tiny().experiment();
    DataSplits data =
        new DataSplits(fault.tiny().training(), fault.tiny().training(), fault.tiny().training());
    SessionState initial = Initializer.initialState(experiment.network(), 3);
    Parts parts = Parts.of(experiment);
    try (TextbookSession a = new TextbookSession(experiment, initial, data.training(), parts);
        TextbookSession b =
            new TextbookSession(experiment, initial, data.training(), second.apply(parts))) {
      Tolerance tolerance = Tolerance.of(precision);
      return new Lockstep(
              new Side(experiment, a), new Side(experiment, b), data, precision, tolerance)
          .walk(Mode.SYNCHRONIZED, initial, STEPS, step -> {});
    }
  }
}
