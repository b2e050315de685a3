/**
 * Numbers: matrices, tensors with a precision, and random numbers that depend on nothing but a key
 * and a counter.
 */
package dev.tandem.tensor;
