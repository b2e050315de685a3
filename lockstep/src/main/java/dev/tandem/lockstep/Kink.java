package dev.tandem.lockstep;

/**
 * A value so near a kink that rounding put the two sessions on either side of it: their slopes
 * differ, and both are right.
 *
 * @param layer with the kink; empty index of a loss is the number of layers
 * @param row of the batch
 * @param column of the layer's input
 * @param a the first session's value
 * @param b the second session's
 */
public record Kink(int layer, int row, int column, double a, double b) {}
