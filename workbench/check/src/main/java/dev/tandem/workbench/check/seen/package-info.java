/** The numbers that a session showed, each with its place. */
package dev.tandem.workbench.check.seen;
