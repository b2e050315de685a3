package dev.tandem.workbench.contender.process;

import dev.tandem.engine.Execution;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;

/**
 * One side of a comparison.
 *
 * @param id names its folder and its column; the engine's name unless the file says otherwise
 * @param engine what the user typed, e.g. {@code "scratch"}
 * @param execution threads and precision
 * @param overrides keys of the experiment that differ on this side
 * @param experiment with the overrides applied
 */
public record Contender(
    String id,
    String engine,
    Execution execution,
    SpecNode.Keys overrides,
    ExperimentSpec experiment) {}
