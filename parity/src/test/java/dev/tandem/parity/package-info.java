/**
 * Whether engines agree: each is given the same initial weights and the same batches, and what they
 * end with is compared. The bars, and what was measured against them, are in the tests' output.
 */
package dev.tandem.parity;
