/**
 * The reference engine: float64 loops that read like the formulas. Read {@code DenseLayer} first,
 * then {@code SoftmaxCrossEntropy}, {@code SgdRule} and {@code TextbookSession}.
 */
package dev.tandem.engines.textbook;
