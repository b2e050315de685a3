/**
 * Two sessions walked step by step over the same batches: how far they drift apart, and the first
 * step, layer and phase in which they do not compute the same.
 */
package dev.tandem.lockstep;
