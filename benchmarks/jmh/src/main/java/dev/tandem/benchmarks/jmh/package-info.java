/**
 * Whole steps and predictions under JMH, on data made from a seed: speed, and with {@code -prof gc}
 * the bytes allocated by each.
 */
package dev.tandem.benchmarks.jmh;
