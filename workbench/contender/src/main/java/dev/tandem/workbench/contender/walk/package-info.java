/** A process in which two engines walk in lock-step, to see whether they compute the same. */
package dev.tandem.workbench.contender.walk;
