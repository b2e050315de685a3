/**
 * The comparison itself: data prepared once, one process a contender, epochs in turn, results
 * evaluated by the same code and kept in a run folder.
 */
package dev.tandem.workbench.compare.run;
