/**
 * What charts show, as plain values: a page, a drawing and whatever comes next show the same. Needs
 * no drawing library.
 */
package dev.tandem.workbench.report.chart;
