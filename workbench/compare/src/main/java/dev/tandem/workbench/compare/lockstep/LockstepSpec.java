package dev.tandem.workbench.compare.lockstep;

import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.process.Contender;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What {@code lockstep} walks.
 *
 * @param a whose state counts where both are to have one
 * @param steps at most
 * @param relative tolerance; empty for the usual one of the precision
 * @param modes in the order in which they are walked
 */
public record LockstepSpec(
    Contender a, Contender b, long steps, OptionalDouble relative, List<Mode> modes) {
  public LockstepSpec {
    modes = List.copyOf(modes);
  }

  Precision coarser() {
    return a.execution().precision().coarser(b.execution().precision());
  }

  Tolerance tolerance() {
    Tolerance usual = Tolerance.of(coarser());
    return relative.isPresent() ? usual.withRelative(relative.getAsDouble()) : usual;
  }
}
