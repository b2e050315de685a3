/** DJL with its PyTorch engine as a runner of {@code tandem bench}. */
package dev.tandem.benchmarks.opponents.djl;
