/** Commands: parse, delegate, say where the result is, return a code. */
package dev.tandem.workbench.cli;
