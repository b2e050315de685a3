package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who of more than two is better and who is faster, without a paragraph a pair. */
record Ranking(List<PairEntry> pairs) {
  private static final int MOST_PAIRS = 4; // that are named; of more their number says enough

  /** Returns who is better in the primary metric; empty unless each has several runs. */
  Optional<String> better() {
    if (pairs.stream().anyMatch(pair -> pair.figures().isEmpty() || isOneRun(pair))) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    losers().forEach((losers, better) -> parts.add(won(better, losers)));
    List.of(VerdictsEntry.SAME, VerdictsEntry.UNDECIDED)
        .forEach(verdict -> named(verdict).ifPresent(words -> parts.add(verdict + words)));
    String metric = Metric.words(primary(pairs.get(0)).figure());
    return Optional.of("In test " + metric + ": " + String.join("; ", parts) + ".");
  }

  static boolean isOneRun(PairEntry pair) {
    return primary(pair).verdict().equals(VerdictsEntry.ONE_RUN);
  }

  private static FigureVerdictEntry primary(PairEntry pair) {
    return pair.figures().get(0);
  }

  /** Returns by those that somebody is better than, who that is. */
  private Map<Set<String>, Set<String>> losers() {
    Map<String, Set<String>> worse = new LinkedHashMap<>();
    for (PairEntry pair : pairs) {
      String better = primary(pair).better();
      if (better != null) {
        String other = better.equals(pair.a()) ? pair.b() : pair.a();
        worse.computeIfAbsent(better, id -> new LinkedHashSet<>()).add(other);
      }
    }
    Map<Set<String>, Set<String>> together = new LinkedHashMap<>();
    worse.forEach(
        (better, others) ->
            together.computeIfAbsent(others, same -> new LinkedHashSet<>()).add(better));
    return together;
  }

  private static String won(Set<String> better, Set<String> losers) {
    String verb = better.size() == 1 ? " is better than " : " are better than ";
    return Words.list(better) + verb + Words.list(losers);
  }

  /** Returns which pairs have a verdict, or how many; empty if none has. */
  private Optional<String> named(String verdict) {
    List<PairEntry> own =
        pairs.stream().filter(pair -> primary(pair).verdict().equals(verdict)).toList();
    if (own.size() == pairs.size()) {
      return Optional.of(" in every pair");
    }
    if (own.size() > MOST_PAIRS) {
      return Optional.of(": " + own.size() + " of " + pairs.size() + " pairs");
    }
    List<String> names = own.stream().map(pair -> pair.a() + " and " + pair.b()).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(": " + String.join(", ", names));
  }

  /** Returns the time of a steady epoch, of each as a multiple of the fastest's. */
  Optional<String> faster() {
    List<PairEntry> timed = pairs.stream().filter(Ranking::isTimed).toList();
    Set<String> all = new LinkedHashSet<>();
    timed.forEach(pair -> all.addAll(List.of(pair.a(), pair.b())));
    return all.stream()
        .filter(id -> timed.stream().noneMatch(pair -> seconds(pair, id) > 1))
        .findFirst()
        .map(fastest -> behind(fastest, timed));
  }

  private static boolean isTimed(PairEntry pair) {
    return pair.time() != null && Double.isFinite(pair.time().ratio()) && pair.time().ratio() > 0;
  }

  /** Of a pair's one, as a multiple of the other's; 0 of who is not in it. */
  private static double seconds(PairEntry pair, String id) {
    double ratio = pair.time().ratio();
    return id.equals(pair.a()) ? ratio : id.equals(pair.b()) ? 1 / ratio : 0;
  }

  private static String behind(String fastest, List<PairEntry> timed) {
    List<PairEntry> own =
        timed.stream()
            .filter(pair -> seconds(pair, fastest) > 0)
            .sorted(Comparator.comparingDouble((PairEntry pair) -> -seconds(pair, fastest)))
            .toList();
    List<String> parts = new ArrayList<>();
    for (PairEntry pair : own) {
      String other = fastest.equals(pair.a()) ? pair.b() : pair.a();
      String takes = parts.isEmpty() ? "%s takes %.2fx as long%s" : "%s %.2fx%s";
      parts.add(
          String.format(Locale.ROOT, takes, other, 1 / seconds(pair, fastest), doubt(pair.time())));
    }
    return fastest + " is fastest per epoch in steady state; " + String.join(", ", parts) + ".";
  }

  private static String doubt(TimeVerdictEntry time) {
    return time.verdict().equals(VerdictsEntry.DIFFERENT) ? "" : " (" + time.verdict() + ")";
  }
}
