package dev.tandem.engine;

import dev.tandem.tensor.Parameters;

/**
 * All that training needs to go on.
 *
 * @param parameters what training changes
 * @param buffers what layers keep beside them, such as running statistics
 * @param optimizer what the optimizer remembers
 * @param step how many updates were made
 */
public record SessionState(
    Parameters parameters, Parameters buffers, OptimizerState optimizer, long step) {}
