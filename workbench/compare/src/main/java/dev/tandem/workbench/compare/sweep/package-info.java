/**
 * Searches over an experiment's keys: combinations of values, each trained from several seeds,
 * ranked by a metric of the validation rows.
 */
package dev.tandem.workbench.compare.sweep;
