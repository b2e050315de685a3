/**
 * The pure-Java engine: float32, one array a row, and loops over outputs that the JIT compiler
 * turns into SIMD. Sums always run in the same order, so the same experiment ends in the same bits
 * on every run and JDK.
 */
package dev.tandem.engines.scratch;
