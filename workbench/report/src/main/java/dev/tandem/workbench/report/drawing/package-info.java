/**
 * Charts as PNG and SVG files, which read the same on paper and for colour-blind eyes. {@link
 * dev.tandem.workbench.report.drawing.Drawing} is the one door; AWT, XChart and Batik stay behind
 * it.
 */
package dev.tandem.workbench.report.drawing;
