/**
 * What the two processes say to each other: {@link Command}s one way, {@link Message}s the other,
 * as lines of a {@link Channel}. None of these is kept in a file; what is kept travels inside them.
 */
package dev.tandem.workbench.contender.wire;
