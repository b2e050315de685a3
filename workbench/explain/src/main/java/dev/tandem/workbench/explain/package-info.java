/**
 * One training step under the glass: forward, loss, backward and update as formulas with their
 * numbers in them. {@link dev.tandem.workbench.explain.Explanation} is built from what engines
 * show; the writers only write it.
 */
package dev.tandem.workbench.explain;
