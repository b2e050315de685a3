package dev.tandem.mistakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.mistakes.Shown.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes planted together. */
@Tag("once")
class PairsTest {
  private static final int PAIRS = 100;
  private static final double TOLERANCE = 1e-9;

  @Test
  void of_two_mistakes_in_one_session_both_show_unless_one_hides_the_other() {
    Random random = new Random(1);
    List<Probe> probes =
        PlantedFaults.all().stream()
            .map(PlantedFault::tiny)
            .map(FaultExperiments::longer)
            .map(Probe::withADeadUnit)
            .toList();
    List<String> hidden = new ArrayList<>();
    int pairs = 0;
    while (pairs < PAIRS) {
      Mistake a = any(random);
      Mistake b = any(random);
      Optional<Probe> probe =
          probes.stream().filter(one -> showsAlone(a, one) && showsAlone(b, one)).findFirst();
      if (a != b && probe.isPresent()) {
        pairs++;
        Shown both = Shown.of(List.of(a, b), probe.get());
        if (isLike(both, a, probe.get()) || isLike(both, b, probe.get())) {
          hidden.add(a + " with " + b);
        }
      }
    }
    assertThat(hidden).hasSizeLessThan(PAIRS / 10);
  }

  private static Mistake any(Random random) {
    return Catalogue.all().get(random.nextInt(Catalogue.all().size()));
  }

  private static boolean showsAlone(Mistake mistake, Probe probe) {
    Tiny tiny = probe.tiny();
    return mistake.shows(tiny.experiment())
        && !Shown.of(List.of(), probe).isLike(Shown.of(List.of(mistake), probe), true, TOLERANCE);
  }

  private static boolean isLike(Shown both, Mistake one, Probe probe) {
    return both.isLike(Shown.of(List.of(one), probe), true, TOLERANCE);
  }
}
