/** Whether a run that was made again found the same. */
package dev.tandem.workbench.judgement.reproduction;
