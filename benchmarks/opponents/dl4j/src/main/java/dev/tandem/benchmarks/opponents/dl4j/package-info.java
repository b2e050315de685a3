/** Deeplearning4j as a runner of {@code tandem bench}. */
package dev.tandem.benchmarks.opponents.dl4j;
