package dev.tandem.workbench.check.explain;

import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.seen.Place;
import dev.tandem.workbench.check.seen.Seen;

/**
 * A place where the program's numbers are not the simulated ones.
 *
 * @param distance in units of what rounding may do
 */
public record Difference(Probe probe, Place place, Seen program, Seen expected, double distance) {}
