/**
 * The reference engine: float64 loops that read like the formulas. Read {@code DenseLayer} first,
 * then {@code SoftmaxCrossEntropyLoss}, {@code SgdRule} and {@code TextbookSession}; {@code
 * ActivationFormulas}, {@code BatchNormLayer} and {@code AdamRule} after that.
 */
package dev.tandem.engines.textbook;
