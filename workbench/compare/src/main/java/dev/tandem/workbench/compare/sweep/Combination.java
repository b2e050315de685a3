package dev.tandem.workbench.compare.sweep;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.contender.process.Contender;
import java.util.Map;

/**
 * One way to set the varied keys.
 *
 * @param settings by key, plain values
 * @param tree the experiment as the user gave it, with these settings
 * @param contender the sweep's engine on that experiment
 */
public record Combination(Map<String, Object> settings, SpecNode tree, Contender contender) {}
