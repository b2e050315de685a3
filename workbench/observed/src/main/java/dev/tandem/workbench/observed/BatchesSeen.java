package dev.tandem.workbench.observed;

/**
 * The batches that a session was given.
 *
 * @param size rows of the largest
 * @param last rows of the last one
 * @param steps how many there were
 * @param epochs over which
 * @param lowestRate of all steps' learning rates
 * @param highestRate of all steps' learning rates
 * @param ratesSha256 of all steps' learning rates, in order
 */
public record BatchesSeen(
    int size,
    int last,
    long steps,
    int epochs,
    double lowestRate,
    double highestRate,
    String ratesSha256) {}
