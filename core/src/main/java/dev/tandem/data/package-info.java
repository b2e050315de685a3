/**
 * Rows: features in their stored type, targets, splits, preprocessing fitted on training rows, and
 * batch order.
 */
package dev.tandem.data;
