/**
 * What was seen of a process, a session, a run: plain values that contenders send and run folders
 * keep.
 */
package dev.tandem.workbench.observed;
