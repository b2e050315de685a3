/** From metrics over repeats to sentences about engines, each with its evidence. */
package dev.tandem.workbench.judgement.verdict;
