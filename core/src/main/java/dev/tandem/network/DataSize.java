package dev.tandem.network;

/**
 * What is known of data only once it is prepared, as far as an experiment can contradict it.
 *
 * @param classes how many; 0 where targets are numbers
 */
public record DataSize(int classes, int trainingRows, int validationRows) {}
