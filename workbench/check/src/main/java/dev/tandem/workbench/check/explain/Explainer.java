package dev.tandem.workbench.check.explain;

import dev.tandem.engine.Ability;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.seen.Part;
import dev.tandem.workbench.check.seen.Place;
import dev.tandem.workbench.check.seen.Seen;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Explains what a program showed by the mistakes of a catalogue. */
public final class Explainer {
  private static final int MOST = 3;
  private static final long WORK = 140_000_000;
  private static final String HALF_PRECISION = "half-precision";
  private static final double HALF_UNITS = 0x1p-8; // a few roundings to 11 bits
  private static final int MOST_COMBINATIONS = 500;

  private final List<Mistake> catalogue;
  private final Set<Ability> shown;
  private final Precision precision;
  private final Distance distance;

  public Explainer(List<Mistake> catalogue, Set<Ability> shown, Precision precision) {
    this.catalogue = catalogue;
    this.shown = shown;
    this.precision = precision;
    this.distance = Distance.of(precision);
  }

  /**
   * Explains all of it. What cannot be explained part by part may be where the parts are taken
   * together: a step need not use the gradients that a program shows.
   */
  public Findings explain(List<Asked> asked) {
    Work work = new Work(WORK);
    Findings best = null;
    for (int most = 1; most <= MOST; most++) {
      for (Set<Ability> cut : cuts()) {
        Findings findings = explain(asked, cut, most, work);
        boolean whole = findings.unexplained().isEmpty();
        if (best == null) {
          best = findings; // by the first cut, which is all that the program shows
        } else if (whole || cut.equals(shown) && isFuller(findings, best)) {
          best = new Findings(best.first(), findings.named(), findings.unexplained());
        }
        if (whole) {
          return best;
        }
      }
    }
    return withPartial(best, asked);
  }

  private static boolean isFuller(Findings findings, Findings other) {
    return findings.unexplained().size() < other.unexplained().size();
  }

  /** Adds what explains most of the probes, for groups of parts that nothing explains whole. */
  private Findings withPartial(Findings findings, List<Asked> asked) {
    List<Named> named = new ArrayList<>(findings.named());
    Work work = new Work(WORK / 3);
    for (Set<Ability> cut : cuts()) {
      Simulator simulator = new TextbookSimulator(cut, precision);
      for (Group group : Group.of(cut)) {
        Search search = new Search(asked, catalogue, group, simulator, distance, 2, work);
        boolean open =
            findings.unexplained().stream()
                .anyMatch(difference -> group.parts().contains(difference.place().part()));
        List<Search.Partial> partial = open ? search.partial() : List.of();
        if (!partial.isEmpty()) {
          addPartial(partial, named, asked, simulator);
        }
      }
      if (named.size() > findings.named().size()) {
        return new Findings(findings.first(), named, findings.unexplained());
      }
    }
    return isHalfPrecision(asked) ? findings.withLikely(HALF_PRECISION) : findings;
  }

  /**
   * Whether outputs are right to about 11 bits in most probes: which numbers are rounded where
   * cannot be guessed, so no simulation gives the same ones.
   */
  private boolean isHalfPrecision(List<Asked> asked) {
    Simulator simulator = new TextbookSimulator(shown, precision);
    int rounded = 0;
    for (Asked one : asked) {
      Map<Place, Seen> right = simulator.run(one, List.of()).places();
      double largest =
          one.program().places().entrySet().stream()
              .filter(entry -> entry.getKey().part() == Part.PREDICTION)
              .mapToDouble(entry -> distance.between(entry.getValue(), right.get(entry.getKey())))
              .max()
              .orElse(0);
      rounded += largest > 1 && largest * distance.share() <= HALF_UNITS ? 1 : 0;
    }
    return rounded > asked.size() / 2;
  }

  private void addPartial(
      List<Search.Partial> partial, List<Named> named, List<Asked> asked, Simulator simulator) {
    List<Mistake> told = partial.get(0).mistakes();
    for (Mistake mistake : told) {
      Set<Mistake> rivals = new LinkedHashSet<>();
      partial.stream()
          .filter(other -> !other.mistakes().contains(mistake))
          .forEach(other -> rivals.addAll(other.mistakes()));
      rivals.removeAll(told);
      if (named.stream().noneMatch(one -> one.mistake() == mistake)) {
        int probes = showing(mistake, asked, simulator);
        named.add(new Named(mistake, List.copyOf(rivals), probes, false));
      }
    }
  }

  /** Each probe beside what is right. */
  public List<Compared> compare(List<Asked> asked) {
    Simulator simulator = new TextbookSimulator(shown, precision);
    List<Compared> compared = new ArrayList<>();
    for (Asked one : asked) {
      Map<Place, Seen> right = simulator.run(one, List.of()).places();
      List<Difference> places = new ArrayList<>();
      one.program()
          .places()
          .forEach(
              (place, yours) -> {
                Seen expected = right.getOrDefault(place, yours);
                double far =
                    right.containsKey(place)
                        ? distance.between(yours, expected)
                        : Double.POSITIVE_INFINITY;
                places.add(new Difference(one.probe(), place, yours, expected, far));
              });
      compared.add(new Compared(one.probe(), places));
    }
    return compared;
  }

  private List<Set<Ability>> cuts() {
    List<Set<Ability>> cuts = new ArrayList<>();
    cuts.add(shown);
    if (shown.contains(Ability.GRADIENTS)) {
      cuts.add(without(Ability.GRADIENTS));
    }
    if (shown.contains(Ability.FORWARD)) {
      cuts.add(without(Ability.FORWARD));
      cuts.add(Set.of());
    }
    return cuts.stream().distinct().toList();
  }

  private Set<Ability> without(Ability ability) {
    Set<Ability> left = new HashSet<>(shown);
    left.remove(ability);
    return left;
  }

  private Findings explain(List<Asked> asked, Set<Ability> cut, int most, Work work) {
    Simulator simulator = new TextbookSimulator(cut, precision);
    List<List<Explanation>> explained = new ArrayList<>();
    Set<Part> parts = EnumSet.noneOf(Part.class);
    List<Difference> unexplained = new ArrayList<>();
    Optional<Difference> first = Optional.empty();
    for (Group group : Group.of(cut)) {
      Search search = new Search(asked, catalogue, group, simulator, distance, most, work);
      first = earlier(first, search.first(List.of()), asked);
      List<Explanation> explanations = search.explanations();
      if (explanations.isEmpty()) {
        search.first(List.of()).ifPresent(unexplained::add);
      } else {
        explained.add(explanations);
        parts.addAll(group.parts());
      }
    }
    Search whole = new Search(asked, catalogue, new Group(parts), simulator, distance, most, work);
    List<Combination> combinations = fewest(combinations(explained), whole);
    List<Named> named = named(combinations, unexplained.isEmpty(), asked, simulator);
    List<Mistake> conventions =
        named.stream()
            .map(Named::mistake)
            .filter(mistake -> mistake.kind() == Kind.CONVENTION)
            .toList();
    if (!conventions.isEmpty()) { // they are not what the person has to look at first
      first = Optional.empty();
      for (Group group : Group.of(cut)) {
        Search search = new Search(asked, catalogue, group, simulator, distance, most, work);
        first = earlier(first, search.first(conventions), asked);
      }
    }
    return new Findings(first, named, unexplained);
  }

  /**
   * One explanation of each group, taken together.
   *
   * @param whole whether they fit together: what explains one part must not spoil another
   */
  private record Combination(Set<Mistake> mistakes, double distance, boolean whole) {
    boolean fits() {
      return distance <= 1;
    }

    long wrong() {
      return mistakes.stream().filter(mistake -> mistake.kind() == Kind.MISTAKE).count();
    }
  }

  /** All ways to take one explanation of each group, those with fewer mistakes first. */
  private static List<Combination> combinations(List<List<Explanation>> explained) {
    List<Combination> all = List.of(new Combination(Set.of(), 0, false));
    for (List<Explanation> explanations : explained) {
      List<Combination> longer = new ArrayList<>();
      for (Combination combination : all) {
        for (Explanation explanation : explanations) {
          Set<Mistake> mistakes = new LinkedHashSet<>(combination.mistakes());
          mistakes.addAll(explanation.mistakes());
          longer.add(
              new Combination(
                  mistakes, Math.max(combination.distance(), explanation.distance()), false));
        }
      }
      longer.sort(Comparator.comparingInt(combination -> combination.mistakes().size()));
      all = longer.subList(0, Math.min(MOST_COMBINATIONS, longer.size()));
    }
    return all;
  }

  /**
   * Those with the fewest mistakes of those that fit all parts: what explains one part may say
   * another is wrong that is not. First the one to be told: it fits, and accuses least.
   */
  private static List<Combination> fewest(List<Combination> combinations, Search whole) {
    List<Combination> close = new ArrayList<>();
    int most = Integer.MAX_VALUE;
    for (Combination combination : combinations) {
      if (combination.mistakes().size() > most) {
        break;
      }
      double left = whole.largestDistance(List.copyOf(combination.mistakes()));
      if (left <= Search.CLEAR) {
        close.add(new Combination(combination.mistakes(), left, true));
        most = left <= 1 ? combination.mistakes().size() : most;
      }
    }
    List<Combination> left = close.isEmpty() ? combinations : close;
    int fewest =
        left.stream()
            .filter(Combination::fits)
            .mapToInt(combination -> combination.mistakes().size())
            .min()
            .orElse(0);
    return left.stream()
        .filter(combination -> combination.mistakes().size() == fewest)
        .distinct()
        .sorted(
            Comparator.comparing(Combination::fits)
                .reversed()
                .thenComparingLong(Combination::wrong)
                .thenComparingDouble(Combination::distance))
        .toList();
  }

  private List<Named> named(
      List<Combination> combinations, boolean complete, List<Asked> asked, Simulator simulator) {
    if (combinations.isEmpty()) {
      return List.of();
    }
    List<Named> named = new ArrayList<>();
    Set<Mistake> told = combinations.get(0).mistakes();
    for (Mistake mistake : told) {
      Set<Mistake> rivals = new LinkedHashSet<>();
      for (Combination other : combinations) {
        if (!other.mistakes().contains(mistake)) {
          rivals.addAll(other.mistakes());
        }
      }
      rivals.removeAll(told);
      int probes = showing(mistake, asked, simulator);
      named.add(
          new Named(mistake, List.copyOf(rivals), probes, complete && combinations.get(0).whole()));
    }
    return named;
  }

  /** In how many probes the mistake changes what is shown. */
  private int showing(Mistake mistake, List<Asked> asked, Simulator simulator) {
    int probes = 0;
    for (Asked one : asked) {
      if (mistake.shows(one.probe().experiment())) {
        Map<Place, Seen> right = simulator.run(one, List.of()).places();
        Map<Place, Seen> wrong = simulator.run(one, List.of(mistake)).places();
        boolean shows =
            right.entrySet().stream()
                .anyMatch(
                    entry -> {
                      Seen other = wrong.get(entry.getKey());
                      return other == null || distance.between(other, entry.getValue()) > 1;
                    });
        probes += shows ? 1 : 0;
      }
    }
    return probes;
  }

  private static Optional<Difference> earlier(
      Optional<Difference> a, Optional<Difference> b, List<Asked> asked) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    return order(b.get(), asked) < order(a.get(), asked) ? b : a;
  }

  /** Where a difference stands among all places of all probes. */
  private static long order(Difference difference, List<Asked> asked) {
    long order = 0;
    for (Asked one : asked) {
      for (Place place : one.program().places().keySet()) {
        if (one.probe() == difference.probe() && place.equals(difference.place())) {
          return order;
        }
        order++;
      }
    }
    throw new IllegalStateException("a difference at a place that was not seen: " + difference);
  }
}
