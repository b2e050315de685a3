package dev.tandem.engine;

/**
 * The rows of one update.
 *
 * @param step counts updates over all epochs, from 1
 * @param epoch counts from 1
 * @param indexInEpoch counts from 0
 * @param rows of the training dataset
 * @param learningRate to be used, whatever the optimizer's spec says
 */
public record Batch(long step, int epoch, int indexInEpoch, int[] rows, double learningRate) {}
