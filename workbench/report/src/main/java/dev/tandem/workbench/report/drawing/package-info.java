/**
 * Charts as PNG and SVG files. Takes plain values, knows nothing of runs, and reads the same on
 * paper and for colour-blind eyes.
 */
package dev.tandem.workbench.report.drawing;
