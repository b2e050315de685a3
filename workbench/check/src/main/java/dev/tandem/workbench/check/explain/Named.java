package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Mistake;
import java.util.List;

/**
 * A mistake that explains what was seen.
 *
 * @param rivals other mistakes that explain it as well, or nearly so
 * @param probes in how many it shows
 * @param whole whether with the others it explains all that was seen
 */
public record Named(Mistake mistake, List<Mistake> rivals, int probes, boolean whole) {
  public Named {
    rivals = List.copyOf(rivals);
  }

  /** Whether every other explanation is off by ten times what rounding may do. */
  public boolean sure() {
    return rivals.isEmpty() && whole;
  }
}
