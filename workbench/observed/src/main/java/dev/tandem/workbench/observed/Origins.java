package dev.tandem.workbench.observed;

import dev.tandem.workbench.observed.Conventions.Formula;
import java.util.List;

/**
 * The settings behind what a run was given, so that an audit can tell a setting of its own from
 * what only follows from another one.
 *
 * @param initialization how the initial weights were drawn and from which seed; null if the session
 *     did not start from these weights
 * @param schedule of the learning rates
 * @param classCounts training rows of each class; null where targets are numbers
 */
public record Origins(Formula initialization, Formula schedule, List<Integer> classCounts) {}
