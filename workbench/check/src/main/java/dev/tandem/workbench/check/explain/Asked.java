package dev.tandem.workbench.check.explain;

import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.seen.Observation;

/** A probe, and what the program showed of it. */
public record Asked(Probe probe, Observation program) {}
