package dev.tandem.workbench.observed;

/**
 * What was seen of a program of somebody's own in which a session computed: its process, and all
 * that it started.
 *
 * @param processes most at once
 * @param threads most at once, idle ones too, as the system counts them; null where it does not
 * @param saidThreads how many compute, as the program says; null if it does not
 * @param handOverSeconds of training in which Tandem wrote what the program needs and read what it
 *     answered
 * @param ownSeconds of training by the program's own clock; null if it tells no time
 */
public record ProgramSeen(
    int processes,
    Integer threads,
    Integer saidThreads,
    double handOverSeconds,
    Double ownSeconds) {}
