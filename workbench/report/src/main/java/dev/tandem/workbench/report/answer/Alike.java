package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which of several contenders make the same predictions, in a sentence or two. */
final class Alike {
  private final List<PairEntry> pairs;
  private final List<Set<String>> groups = new ArrayList<>();

  private Alike(List<PairEntry> pairs) {
    this.pairs = pairs;
    pairs.forEach(pair -> join(group(pair.a()), group(pair.b()), pair.computation()));
  }

  /** Returns the sentences; empty where no pair was compared so. */
  static Optional<String> of(List<PairEntry> all) {
    List<PairEntry> known = all.stream().filter(pair -> pair.computation() != null).toList();
    return known.isEmpty() ? Optional.empty() : Optional.of(new Alike(known).sentences());
  }

  private Set<String> group(String contender) {
    for (Set<String> group : groups) {
      if (group.contains(contender)) {
        return group;
      }
    }
    Set<String> alone = new LinkedHashSet<>(List.of(contender));
    groups.add(alone);
    return alone;
  }

  private void join(Set<String> a, Set<String> b, ComputationEntry found) {
    if (a != b && found.samePredictions()) {
      a.addAll(b);
      groups.removeIf(group -> group == b);
    }
  }

  private String sentences() {
    if (groups.size() == 1) {
      String whom = Words.list(groups.get(0));
      return whom + " make the same predictions" + computation() + ".";
    }
    List<String> together =
        groups.stream().filter(group -> group.size() > 1).map(Words::list).toList();
    String first =
        together.isEmpty()
            ? "No two make the same predictions."
            : String.join("; ", together) + " make the same predictions" + computation() + ".";
    return first + across();
  }

  /** Says so if all that predict the same also compute the same. */
  private String computation() {
    boolean same =
        pairs.stream()
            .map(PairEntry::computation)
            .filter(ComputationEntry::samePredictions)
            .allMatch(found -> found.verdict().equals(ComputationEntry.SAME_COMPUTATION));
    return same ? " by the same computation" : "";
  }

  /** Returns the least and the most that predictions of different groups agree. */
  private String across() {
    List<PairEntry> apart =
        pairs.stream()
            .filter(pair -> group(pair.a()) != group(pair.b()) && !Double.isNaN(agreement(pair)))
            .sorted(Comparator.comparingDouble(Alike::agreement))
            .toList();
    if (apart.isEmpty()) {
      return "";
    }
    PairEntry least = apart.get(0);
    PairEntry most = apart.get(apart.size() - 1);
    String nearest = " " + most.a() + " and " + most.b() + " agree on " + percent(most);
    return apart.size() == 1
        ? nearest + " of test rows."
        : nearest + ", " + least.a() + " and " + least.b() + " on " + percent(least) + ".";
  }

  private static double agreement(PairEntry pair) {
    List<AgreementEntry> repeats = pair.computation().predictions();
    return repeats == null || repeats.isEmpty()
        ? Double.NaN
        : repeats.stream()
            .mapToDouble(own -> (double) own.agreeing() / own.rows())
            .average()
            .orElse(Double.NaN);
  }

  /** Rounded down: 100 % is of all rows alone. */
  private static String percent(PairEntry pair) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(1000 * agreement(pair)) / 10);
  }
}
