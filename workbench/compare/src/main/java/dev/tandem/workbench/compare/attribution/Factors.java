package dev.tandem.workbench.compare.attribution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds what differs between two contenders, and which combinations of it are trained. */
final class Factors {
  /** So many are combined in all ways; of more, each is changed alone. */
  static final int MOST_COMBINED = 5;

  /** Sections that a changed type takes along. */
  private static final List<String> TYPED = List.of("optimizer", "loss", "schedule");

  private Factors() {}

  /** Returns one factor for each key that differs; of a section whose type differs, one for all. */
  static List<Factor> between(FlatSettings.Pair settings) {
    Set<String> keys = new LinkedHashSet<>(settings.first().keySet());
    keys.addAll(settings.second().keySet());
    List<Factor> factors = new ArrayList<>();
    for (String section : TYPED) {
      if (differs(settings, section + ".type")) {
        List<String> own = keys.stream().filter(key -> key.startsWith(section + ".")).toList();
        factors.add(new Factor("the " + section, own));
        keys.removeAll(own);
      }
    }
    keys.stream().filter(key -> differs(settings, key)).map(Factor::of).forEach(factors::add);
    return factors;
  }

  private static boolean differs(FlatSettings.Pair settings, String key) {
    return !Objects.equals(settings.first().get(key), settings.second().get(key));
  }

  /**
   * Returns the sets of factors whose combinations are trained, none first and all last; bit i says
   * whether factor i is as at the second contender.
   */
  static List<Integer> sets(int factors) {
    int all = (1 << factors) - 1;
    if (factors <= MOST_COMBINED) {
      return IntStream.rangeClosed(0, all).boxed().toList();
    }
    List<Integer> sets = new ArrayList<>(List.of(0));
    IntStream.range(0, factors).forEach(i -> sets.add(1 << i));
    sets.add(all);
    return sets;
  }

  /** Returns those of a set. */
  static List<Factor> in(int set, List<Factor> factors) {
    return IntStream.range(0, factors.size())
        .filter(i -> (set >> i & 1) == 1)
        .mapToObj(factors::get)
        .toList();
  }

  /** Returns a combination's settings: the first contender's, those of the factors the second's. */
  static Map<String, Object> changed(FlatSettings.Pair settings, List<Factor> factors) {
    Map<String, Object> changed = new java.util.LinkedHashMap<>(settings.first());
    for (Factor factor : factors) {
      for (String key : factor.keys()) {
        if (settings.second().containsKey(key)) {
          changed.put(key, settings.second().get(key));
        } else {
          changed.remove(key);
        }
      }
    }
    return changed;
  }

  /**
   * Returns the factors so that no combination is refused: two become one, those first that leave
   * the fewest refused, until none is. One factor alone is never refused: it is the second
   * contender.
   */
  static List<Factor> merged(List<Factor> factors, Predicate<List<Factor>> refused) {
    List<Factor> merged = factors;
    while (refusals(merged, refused) > 0) {
      List<Factor> best = null;
      for (int i = 0; i < merged.size(); i++) {
        for (int j = i + 1; j < merged.size(); j++) {
          List<Factor> candidate = new ArrayList<>(merged);
          candidate.set(i, merged.get(i).and(merged.get(j)));
          candidate.remove(j);
          if (best == null || refusals(candidate, refused) < refusals(best, refused)) {
            best = candidate;
          }
        }
      }
      merged = best;
    }
    return merged;
  }

  private static long refusals(List<Factor> factors, Predicate<List<Factor>> refused) {
    return sets(factors.size()).stream().filter(set -> refused.test(in(set, factors))).count();
  }
}
