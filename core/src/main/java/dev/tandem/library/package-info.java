/**
 * Training and predicting in a few words: {@link dev.tandem.library.Training} describes a run,
 * {@link dev.tandem.library.Trained} is what came of it, and {@link dev.tandem.library.Inference}
 * is a model in use. All three go through the same specs, engines and training loop as the command
 * line.
 */
package dev.tandem.library;
