package dev.tandem.datasets.table;

import dev.tandem.data.Targets;

/**
 * The rows that encodings are fitted on.
 *
 * @param rows ascending
 * @param targets of the same rows, as training sees them
 * @param seed of whatever is dealt out among them
 */
public record TrainingRows(int[] rows, Targets targets, long seed) {}
