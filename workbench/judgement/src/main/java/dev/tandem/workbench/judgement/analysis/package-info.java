/** What stands out in each contender's runs, in sentences that a student can act on. */
package dev.tandem.workbench.judgement.analysis;
