/**
 * Rows: features in their stored type, targets, splits, preprocessing fitted on training rows, and
 * batch order; and what is said of rows that cannot be used.
 */
package dev.tandem.data;
