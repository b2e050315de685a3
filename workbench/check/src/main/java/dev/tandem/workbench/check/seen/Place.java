package dev.tandem.workbench.check.seen;

/**
 * Where a number was seen.
 *
 * @param step counts from 1; 0 before training
 * @param name of the parameter, or the layer's index; empty for what is not of one layer
 */
public record Place(Part part, int step, String name) {}
