package dev.tandem.engines.textbook;

/** Numbers that a layer keeps from step to step and no gradient changes. */
public record Buffer(String name, double[] values) {}
