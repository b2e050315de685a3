package dev.tandem.engine;

import java.util.OptionalInt;

/**
 * How the network did on a batch before it was updated.
 *
 * @param lossSum the loss summed over rows
 * @param lossWeight what to divide by for the mean
 * @param rows in the batch
 * @param correct how many rows had their class hit; empty if there are no classes
 */
public record StepResult(double lossSum, double lossWeight, int rows, OptionalInt correct) {}
