/** What a run shows, in sentences made of its own numbers. */
package dev.tandem.workbench.report.analysis;
