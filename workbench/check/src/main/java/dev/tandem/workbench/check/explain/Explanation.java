package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import java.util.List;

/**
 * Mistakes that together give the program's numbers.
 *
 * @param distance the largest that is left anywhere, in units of what rounding may do
 */
public record Explanation(List<Mistake> mistakes, double distance) {
  public Explanation {
    mistakes = List.copyOf(mistakes);
  }

  /** Whether the numbers are the program's to rounding. */
  public boolean fits() {
    return distance <= 1;
  }

  /** Whether nothing of it is wrong: other conventions at most. */
  public boolean harmless() {
    return mistakes.stream().allMatch(mistake -> mistake.kind() == Kind.CONVENTION);
  }
}
