/**
 * {@code tandem bench}: one engine and its opponents, each in a process of its own, measured in
 * alternating rounds.
 */
package dev.tandem.workbench.bench;
