package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Mistake;
import dev.tandem.workbench.check.seen.Observation;
import dev.tandem.workbench.check.seen.Place;
import dev.tandem.workbench.check.seen.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the fewest mistakes that explain a group of parts over all probes: whatever explains it
 * must explain the first difference; whatever explains that must, with another mistake if need be,
 * explain the next.
 */
final class Search {
  /** Explanations that are off by less than this many tolerances are rivals. */
  static final double CLEAR = 10;

  private final List<Asked> asked;
  private final List<Mistake> catalogue;
  private final Group group;
  private final Simulator simulator;
  private final Distance distance;
  private final int most;
  private final Work work;
  private final Map<String, Observation> simulated = new HashMap<>(); // of at most one mistake

  /**
   * @param most mistakes together
   * @param work a search that is not done when it is up is given up
   */
  Search(
      List<Asked> asked,
      List<Mistake> catalogue,
      Group group,
      Simulator simulator,
      Distance distance,
      int most,
      Work work) {
    this.asked = asked;
    this.catalogue = catalogue;
    this.group = group;
    this.simulator = simulator;
    this.distance = distance;
    this.most = most;
    this.work = work;
  }

  /**
   * The explanations of the fewest mistakes, the closest first; one without mistakes if all is
   * right, none if nothing explains it.
   */
  List<Explanation> explanations() {
    for (int size = 0; size <= most; size++) {
      Map<List<String>, Explanation> found = new LinkedHashMap<>();
      search(List.of(), size, found);
      if (found.values().stream().anyMatch(Explanation::fits)) {
        return found.values().stream()
            .sorted(Comparator.comparingDouble(Explanation::distance))
            .toList();
      }
    }
    return List.of();
  }

  /** The first place that differs from what is right, with these mistakes or conventions. */
  Optional<Difference> first(List<Mistake> planted) {
    return firstDifference(planted, 1);
  }

  /**
   * The mistakes that explain most of the probes that differ, where nothing explains all: each at
   * least half of what is left. None if there are no such.
   *
   * @return the best first; those after it explain as many
   */
  List<Partial> partial() {
    List<Asked> order = differingFirst();
    List<Partial> best = List.of(new Partial(List.of(), fitting(List.of(), order, 0)));
    for (int size = 1; size <= most && !work.isUp(); size++) {
      Partial base = best.get(0);
      int least = base.fitting() + Math.max(1, (asked.size() - base.fitting() + 1) / 2);
      List<Partial> better = new ArrayList<>();
      for (Mistake mistake : catalogue) {
        if (!base.mistakes().contains(mistake) && !work.isUp()) {
          List<Mistake> with = plus(base.mistakes(), mistake);
          int fitting = fitting(with, order, least);
          if (fitting >= least) {
            better.add(new Partial(with, fitting));
          }
        }
      }
      if (better.isEmpty()) {
        break;
      }
      int top = better.stream().mapToInt(Partial::fitting).max().orElseThrow();
      best = better.stream().filter(one -> one.fitting() == top).toList();
    }
    return best.get(0).mistakes().isEmpty() ? List.of() : best;
  }

  /** Mistakes, and in how many probes they explain the group. */
  record Partial(List<Mistake> mistakes, int fitting) {}

  private List<Asked> differingFirst() {
    List<Asked> order = new ArrayList<>(asked);
    order.sort(Comparator.comparing(one -> fits(one, List.of())));
    return order;
  }

  private boolean fits(Asked one, List<Mistake> planted) {
    Observation simulation = run(one, planted);
    return inGroup(one.program()).stream().allMatch(entry -> distanceAt(entry, simulation) <= 1);
  }

  /** In how many probes these explain the group; given up once it cannot be so many. */
  private int fitting(List<Mistake> planted, List<Asked> order, int least) {
    int failing = 0;
    for (Asked one : order) {
      failing += fits(one, planted) ? 0 : 1;
      if (order.size() - failing < least) {
        return -1;
      }
    }
    return order.size() - failing;
  }

  /** Adds what explains everything, or nearly so, with so many mistakes more. */
  private void search(List<Mistake> planted, int more, Map<List<String>, Explanation> found) {
    if (work.isUp()) {
      return;
    }
    if (more == 0) {
      double left = largestDistance(planted);
      if (left <= CLEAR) {
        List<String> names = planted.stream().map(Mistake::name).sorted().toList();
        found.putIfAbsent(names, new Explanation(planted, left));
      }
      return;
    }
    Optional<Difference> first = firstDifference(planted, 1);
    if (first.isEmpty()) {
      return; // fewer mistakes explain it
    }
    Difference difference = first.orElseThrow();
    Asked probe = asked(difference);
    for (Mistake mistake : catalogue) {
      if (!planted.contains(mistake) && mistake.shows(probe.probe().experiment())) {
        List<Mistake> with = plus(planted, mistake);
        Seen now = run(probe, with).places().get(difference.place());
        boolean moved = now == null || !(distance.between(now, difference.expected()) <= 1e-3);
        boolean enough = more > 1 || (now != null && near(difference.program(), now));
        if (moved && enough) {
          search(with, more - 1, found);
        }
      }
    }
  }

  private boolean near(Seen program, Seen now) {
    return distance.between(program, now) <= CLEAR;
  }

  private Asked asked(Difference difference) {
    return asked.stream()
        .filter(one -> one.probe() == difference.probe())
        .findFirst()
        .orElseThrow();
  }

  /** How far these mistakes are from explaining everything; above {@link #CLEAR}, not exactly. */
  double largestDistance(List<Mistake> planted) {
    double largest = 0;
    for (Asked one : asked) {
      Observation simulation = run(one, planted);
      for (Map.Entry<Place, Seen> entry : inGroup(one.program())) {
        largest = Math.max(largest, distanceAt(entry, simulation));
        if (largest > CLEAR) {
          return largest;
        }
      }
    }
    return largest;
  }

  private Optional<Difference> firstDifference(List<Mistake> planted, double allowed) {
    for (Asked one : asked) {
      Observation simulation = run(one, planted);
      for (Map.Entry<Place, Seen> entry : inGroup(one.program())) {
        double far = distanceAt(entry, simulation);
        if (!(far <= allowed)) {
          Seen expected = simulation.places().get(entry.getKey());
          return Optional.of(
              new Difference(
                  one.probe(),
                  entry.getKey(),
                  entry.getValue(),
                  expected == null ? entry.getValue() : expected,
                  far));
        }
      }
    }
    return Optional.empty();
  }

  /** Infinite where the simulation has stopped and the program has not. */
  private double distanceAt(Map.Entry<Place, Seen> entry, Observation simulation) {
    Seen expected = simulation.places().get(entry.getKey());
    return expected == null
        ? Double.POSITIVE_INFINITY
        : distance.between(entry.getValue(), expected);
  }

  private List<Map.Entry<Place, Seen>> inGroup(Observation program) {
    return program.places().entrySet().stream()
        .filter(entry -> group.parts().contains(entry.getKey().part()))
        .toList();
  }

  private Observation run(Asked one, List<Mistake> planted) {
    if (planted.size() > 1) {
      return simulated(one, planted);
    }
    String key = one.probe().name() + "|" + planted.stream().map(Mistake::name).toList();
    return simulated.computeIfAbsent(key, none -> simulated(one, planted));
  }

  private Observation simulated(Asked one, List<Mistake> planted) {
    work.spend(one.probe());
    return simulator.run(one, planted);
  }

  private static List<Mistake> plus(List<Mistake> planted, Mistake mistake) {
    List<Mistake> all = new ArrayList<>(planted);
    all.add(mistake);
    return all;
  }
}
