/** Results as tables and lines for a terminal. */
package dev.tandem.workbench.report.text;
