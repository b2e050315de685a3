package dev.tandem.workbench.judgement.analysis;

import dev.tandem.workbench.observed.UnitsSeen;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.List;
import java.util.Optional;

/**
 * Every unit of a ReLU layer is dead after training.
 *
 * <p>Rule: at least one repeat in which the whole layer's output is 0 on all training rows that the
 * child inspected (1,024 at most). The first such layer is named. Unknown, and so not said, of
 * engines that do not show their steps.
 */
final class DeadLayers implements Finder {
  @Override
  public Optional<Finding> find(Subject subject) {
    List<UnitsSeen> dead =
        subject.runs().stream().map(DeadLayers::first).flatMap(Optional::stream).toList();
    if (dead.isEmpty()) {
      return Optional.empty();
    }
    UnitsSeen layer = dead.get(0);
    return Optional.of(
        new Finding(
                "dead-layer",
                "%s: all %d units of layer %d (relu) are dead%s: 0 on all %,d training rows"
                    + " inspected, so no gradient passes through; %s.",
                subject.contender().id(),
                layer.units(),
                layer.layer(),
                repeats(dead.size(), subject.runs().size()),
                layer.rows(),
                remedy(subject))
            .with("layer", layer.layer())
            .with("units", layer.units())
            .with("rows", layer.rows())
            .with("repeats", dead.size()));
  }

  /** The first dead layer of a run; empty if none is, or nobody looked. */
  static Optional<UnitsSeen> first(RunEntry run) {
    List<UnitsSeen> units = run.observed() == null ? null : run.observed().units();
    return units == null ? Optional.empty() : units.stream().filter(UnitsSeen::dead).findFirst();
  }

  private static String repeats(int dead, int all) {
    return all > 1 ? Finding.format(" in %d of %d repeats", dead, all) : "";
  }

  private static String remedy(Subject subject) {
    return Start.fault(subject.experiment().network())
        .orElse("a smaller learning rate or leaky-relu may help");
  }
}
