/**
 * The pure-Java engine: float32, one padded array a row, and everything that takes time in a {@link
 * dev.tandem.engines.scratch.Kernel}, in vectors or in plain loops. Sums always run in the same
 * order, so the same experiment ends in the same bits on every run and JDK, for any number of
 * threads and any width of vectors.
 *
 * <p>To be read in this order: {@code DenseLayer}, {@code Kernel}, {@code ScalarKernel}, {@code
 * ScratchSession}; then {@code Tiles} and {@code SparseLayer}, where the speed comes from.
 */
package dev.tandem.engines.scratch;
