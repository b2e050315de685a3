/** Metrics of one run and over repeats: means, intervals, time to a target. */
package dev.tandem.workbench.judgement.summary;
