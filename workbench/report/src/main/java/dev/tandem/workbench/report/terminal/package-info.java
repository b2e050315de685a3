/** What a person reads on a terminal when a comparison is over: short, and no line too wide. */
package dev.tandem.workbench.report.terminal;
