/** Smile as a runner of {@code tandem bench}. */
package dev.tandem.benchmarks.opponents.smile;
