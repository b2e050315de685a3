/**
 * Searches over an experiment's keys: combinations of values, each trained from several seeds in
 * processes of their own, kept run by run, ranked by a figure of the validation rows.
 */
package dev.tandem.workbench.sweep;
