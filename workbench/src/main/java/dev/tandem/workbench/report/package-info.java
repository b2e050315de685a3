/** Results in words and tables, read from saved comparisons. */
package dev.tandem.workbench.report;
