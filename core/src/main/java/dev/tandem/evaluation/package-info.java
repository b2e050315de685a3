/** Metrics computed from predictions: the same code for every engine. */
package dev.tandem.evaluation;
