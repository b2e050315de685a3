package dev.tandem.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.mistakes.Shown.Probe;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes held against each other, in all experiments in which one of them shows. */
@Tag("once")
class AlikeTest {
  private static final double FLOAT64 = 1e-9;
  private static final double FLOAT32 = 1e-4;

  private static final List<Mistake> ALL = Catalogue.all();
  private static final List<List<Shown>> SHOWN = new ArrayList<>(); // by mistake
  private static List<Shown> right;

  @BeforeAll
  static void show() {
    List<Probe> probes = probes();
    right = probes.stream().map(probe -> Shown.of(List.of(), probe)).toList();
    for (Mistake mistake : ALL) {
      List<Shown> shown = new ArrayList<>();
      for (int i = 0; i < right.size(); i++) {
        boolean shows = mistake.shows(probes.get(i).tiny().experiment());
        shown.add(shows ? Shown.of(List.of(mistake), probes.get(i)) : right.get(i));
      }
      SHOWN.add(shown);
    }
  }

  @Test
  void losses_weights_and_predictions_are_enough_to_tell_any_two_mistakes_apart_in_float64() {
    assertThat(alike(false, FLOAT64)).isEmpty();
    assertThat(lookRight(false, FLOAT64)).isEmpty();
  }

  @Test
  void in_float32_epsilons_of_adam_do_not_show_and_all_others_differ_by_outputs_and_gradients() {
    assertThat(lookRight(true, FLOAT32))
        .containsExactly("adam-epsilon-hat", "adam-epsilon-1e-7", "adam-epsilon-1e-10");
    assertThat(alike(true, FLOAT32))
        .hasSize(3)
        .allMatch(pair -> pair.matches("adam-e.*= adam-e.*"));
  }

  @Test
  void in_float32_losses_and_weights_alone_do_not_show_an_epsilon_outside_the_root_either() {
    assertThat(lookRight(false, FLOAT32))
        .containsExactly(
            "norm-epsilon-outside-the-root",
            "adam-epsilon-hat",
            "adam-epsilon-1e-7",
            "adam-epsilon-1e-10");
    assertThat(alike(false, FLOAT32)).hasSize(6);
  }

  private static List<String> alike(boolean withInside, double tolerance) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < ALL.size(); i++) {
      for (int j = i + 1; j < ALL.size(); j++) {
        if (isLike(SHOWN.get(i), SHOWN.get(j), withInside, tolerance)) {
          pairs.add(ALL.get(i) + " = " + ALL.get(j));
        }
      }
    }
    return pairs;
  }

  private static List<String> lookRight(boolean withInside, double tolerance) {
    return IntStream.range(0, ALL.size())
        .filter(i -> isLike(SHOWN.get(i), right, withInside, tolerance))
        .mapToObj(i -> ALL.get(i).name())
        .toList();
  }

  private static boolean isLike(
      List<Shown> a, List<Shown> b, boolean withInside, double tolerance) {
    return IntStream.range(0, a.size())
        .allMatch(i -> a.get(i) == b.get(i) || a.get(i).isLike(b.get(i), withInside, tolerance));
  }

  private static List<Probe> probes() {
    Map<String, Tiny> distinct = new LinkedHashMap<>();
    // with momentum under a schedule, a rate in the velocity shows
    Tiny scheduled = FaultExperiments.withSchedule().with(new Sgd(0.1, 0.9));
    Stream.concat(PlantedFaults.all().stream().map(PlantedFault::tiny), Stream.of(scheduled))
        .map(FaultExperiments::longer)
        .forEach(tiny -> distinct.putIfAbsent(key(tiny), tiny));
    return Stream.concat(
            distinct.values().stream().map(Probe::withADeadUnit),
            Stream.of(Probe.withLargeLogits()))
        .toList();
  }

  private static String key(Tiny tiny) {
    int[] rows = IntStream.range(0, tiny.training().rows()).toArray();
    float[] features = new float[rows.length * tiny.training().features().width()];
    tiny.training().features().gather(rows, features);
    return tiny.experiment() + Arrays.toString(features);
  }
}
