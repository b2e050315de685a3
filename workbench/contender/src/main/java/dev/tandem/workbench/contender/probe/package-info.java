/**
 * What the numbers of a trace say about how a session computes. Nothing here asks an engine what it
 * does.
 */
package dev.tandem.workbench.contender.probe;
