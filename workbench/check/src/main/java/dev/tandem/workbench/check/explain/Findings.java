package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Catalogue;
import dev.tandem.mistakes.Mistake.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a program, as far as its numbers tell.
 *
 * @param first the first difference from what is right, in the order of probes and parts
 * @param named what explains the differences: mistakes first, then conventions; of each first what
 *     shows in most probes
 * @param unexplained the first difference of each group of parts that nothing explains
 */
public record Findings(
    Optional<Difference> first, List<Named> named, List<Difference> unexplained) {
  public Findings {
    named =
        named.stream()
            .sorted(
                Comparator.comparing((Named one) -> one.mistake().kind())
                    .thenComparing(one -> -one.probes()))
            .toList();
    unexplained = List.copyOf(unexplained);
  }

  /** These findings with a mistake that shows by what it does, not by its numbers. */
  public Findings withLikely(String mistake) {
    List<Named> more = new ArrayList<>(named);
    if (named.stream().noneMatch(one -> one.mistake().name().equals(mistake))) {
      more.add(new Named(Catalogue.find(mistake).orElseThrow(), List.of(), 1, false));
    }
    return new Findings(first, more, unexplained);
  }

  /** Whether something is wrong, and not merely another convention. */
  public boolean wrong() {
    return !unexplained.isEmpty()
        || named.stream().anyMatch(one -> one.mistake().kind() == Kind.MISTAKE);
  }
}
