package dev.tandem.workbench.compare.sweep;

/**
 * How far a sweep is.
 *
 * @param done runs, found ones included
 * @param running now
 * @param epochs done by the running ones together
 * @param epochsInAll of the running ones together
 * @param best the best combination so far in words; empty before there is one
 */
public record SweepProgress(
    int done, int runs, int running, int epochs, int epochsInAll, String best) {}
