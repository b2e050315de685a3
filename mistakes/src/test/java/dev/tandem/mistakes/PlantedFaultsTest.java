package dev.tandem.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Lockstep.Side;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A healthy session walks beside one with a mistake; the mistake must be found in its place. */
class PlantedFaultsTest {
  private static final int STEPS = 12;

  static List<PlantedFault> faults() {
    return PlantedFaults.all();
  }

  @Test
  void every_mistake_of_the_catalogue_is_planted_or_cannot_be_seen_by_a_walk() {
    Set<String> named = new HashSet<>(PlantedFaults.UNSEEN);
    faults().forEach(fault -> named.add(fault.mistake().name()));

    assertThat(named)
        .isEqualTo(Catalogue.all().stream().map(Mistake::name).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_mistake_is_found_in_its_step_layer_and_phase(PlantedFault fault) {
    Walk walk = walk(fault, List.of(fault.mistake()), Precision.FLOAT64);

    assertThat(walk.first())
        .hasValueSatisfying(
            finding -> {
              assertThat(finding.step()).isEqualTo(fault.step());
              assertThat(finding.phase()).isEqualTo(fault.phase());
              assertThat(finding.layer()).isEqualTo(fault.layer());
            });
  }

  @ParameterizedTest
  @MethodSource("faults")
  void nothing_is_found_where_both_are_healthy(PlantedFault fault) {
    Walk walk = walk(fault, List.of(), Precision.FLOAT64);

    assertThat(walk.first()).isEmpty();
    assertThat(walk.steps()).hasSize(STEPS);
  }

  @Test
  void with_the_tolerance_of_float32_all_are_found_but_some_that_are_smaller() {
    List<PlantedFault> missed =
        faults().stream()
            .filter(
                fault -> !isFound(fault, walk(fault, List.of(fault.mistake()), Precision.FLOAT32)))
            .toList();

    // what an epsilon does to numbers of usual size
    assertThat(missed)
        .extracting(PlantedFault::toString)
        .containsExactlyInAnyOrder(
            "norm-epsilon-outside-the-root",
            "guarded-log-1e-7",
            "guarded-log-1e-8",
            "guarded-log-1e-9",
            "gradient-through-the-guarded-log",
            "adam-epsilon-1e-10");
  }

  private static boolean isFound(PlantedFault fault, Walk walk) {
    return walk.first()
        .filter(finding -> finding.step() == fault.step())
        .filter(finding -> finding.phase() == fault.phase())
        .filter(finding -> finding.layer().equals(fault.layer()))
        .isPresent();
  }

  private static Walk walk(PlantedFault fault, List<Mistake> planted, Precision precision) {
    Tiny tiny = FaultExperiments.longer(fault.tiny());
    ExperimentSpec experiment = tiny.experiment();
    DataSplits data = new DataSplits(tiny.training(), tiny.training(), tiny.training());
    SessionState initial = Initializer.initialState(experiment.network(), 3);
    try (Session a = open(List.of(), tiny, initial);
        Session b = open(planted, tiny, initial)) {
      Tolerance tolerance = Tolerance.of(precision);
      return new Lockstep(
              new Side(experiment, a), new Side(experiment, b), data, precision, tolerance)
          .walk(Mode.SYNCHRONIZED, initial, STEPS, step -> {});
    }
  }

  private static Session open(List<Mistake> planted, Tiny tiny, SessionState initial) {
    return Mistakes.open(planted, tiny.experiment(), initial, tiny.training(), parts -> parts);
  }
}
