/**
 * The measured process: one contender, trained in a JVM of its own, told by its parent when to go
 * on.
 */
package dev.tandem.workbench.contender.child;
