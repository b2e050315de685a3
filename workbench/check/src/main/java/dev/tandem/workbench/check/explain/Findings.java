package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Mistake.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a program, as far as its numbers tell.
 *
 * @param first the first difference from what is right, in the order of probes and parts
 * @param named what explains the differences
 * @param unexplained the first difference of each group of parts that nothing explains
 */
public record Findings(
    Optional<Difference> first, List<Named> named, List<Difference> unexplained) {
  public Findings {
    named = List.copyOf(named);
    unexplained = List.copyOf(unexplained);
  }

  /** Whether something is wrong, and not merely another convention. */
  public boolean wrong() {
    return !unexplained.isEmpty()
        || named.stream().anyMatch(one -> one.mistake().kind() == Kind.MISTAKE);
  }
}
