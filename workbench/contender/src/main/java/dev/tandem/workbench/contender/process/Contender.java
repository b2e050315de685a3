package dev.tandem.workbench.contender.process;

import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Execution;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;

/**
 * One side of a comparison.
 *
 * @param id names its folder and its column; the engine's name unless the file says otherwise
 * @param engine that is meant: the name that the user typed, and settings
 * @param execution threads and precision
 * @param overrides keys of the experiment that differ on this side
 * @param experiment with the overrides applied
 */
public record Contender(
    String id,
    EngineReference engine,
    Execution execution,
    SpecNode.Keys overrides,
    ExperimentSpec experiment) {}
