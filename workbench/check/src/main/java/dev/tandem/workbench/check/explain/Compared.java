package dev.tandem.workbench.check.explain;

import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.seen.Part;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A probe beside what is right.
 *
 * @param places each place that was seen, in order, whether it differs or not
 */
public record Compared(Probe probe, List<Difference> places) {
  public Compared {
    places = List.copyOf(places);
  }

  /** The largest distance in a part; empty if the program does not show the part. */
  public OptionalDouble distance(Part part) {
    return places.stream()
        .filter(place -> place.place().part() == part)
        .mapToDouble(Difference::distance)
        .max();
  }

  /** Whether all is right to rounding. */
  public boolean right() {
    return places.stream().allMatch(place -> place.distance() <= 1);
  }
}
