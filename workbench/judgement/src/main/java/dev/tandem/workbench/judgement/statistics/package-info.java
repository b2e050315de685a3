/**
 * Numbers in, numbers out: intervals, paired tests, corrections, power. Knows nothing of engines.
 */
package dev.tandem.workbench.judgement.statistics;
