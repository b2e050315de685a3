/**
 * Pictures for reports, as PNG files. They take plain values, know nothing of runs, and read the
 * same on paper and for colour-blind eyes.
 */
package dev.tandem.workbench.figures;
