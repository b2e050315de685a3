package dev.tandem.engine;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a session knows of another process in which it computes.
 *
 * @param threads that compute there, as it says itself; empty if it does not
 * @param handOverSeconds of all steps so far in which this process wrote what the other one needs
 *     and read what it answered
 * @param ownSeconds of all steps so far by the other's own clock; empty if it tells no time
 */
public record Remote(OptionalInt threads, double handOverSeconds, OptionalDouble ownSeconds) {}
