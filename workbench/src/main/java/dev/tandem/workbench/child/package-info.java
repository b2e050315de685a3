/**
 * The other side of the process boundary: one contender, trained in a JVM of its own, told by its
 * parent when to go on.
 */
package dev.tandem.workbench.child;
