package dev.tandem.workbench.check.explain;

import dev.tandem.engine.Ability;
import dev.tandem.workbench.check.seen.Part;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of a step that are explained together. Each group gets the program's own numbers as its
 * input, so a mistake in one does not reach another; what the program does not show cannot be cut
 * there.
 */
record Group(Set<Part> parts) {
  static List<Group> of(Set<Ability> shown) {
    boolean forward = shown.contains(Ability.FORWARD);
    boolean gradients = shown.contains(Ability.GRADIENTS);
    List<Group> groups = new ArrayList<>();
    EnumSet<Part> open = EnumSet.of(Part.PREDICTION, Part.PREDICTION_AFTER);
    if (forward) {
      groups.add(new Group(EnumSet.of(Part.FORWARD)));
      groups.add(new Group(EnumSet.of(Part.LOSS)));
      groups.add(new Group(open));
      open = EnumSet.noneOf(Part.class);
    } else {
      open.add(Part.LOSS);
    }
    if (gradients) {
      open.add(Part.GRADIENT);
      groups.add(new Group(open));
      groups.add(new Group(EnumSet.of(Part.UPDATE, Part.STATISTICS)));
    } else {
      open.add(Part.UPDATE);
      open.add(Part.STATISTICS);
      groups.add(new Group(open));
    }
    return groups;
  }
}
