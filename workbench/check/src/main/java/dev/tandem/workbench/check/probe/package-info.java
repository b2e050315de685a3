/** Small experiments with which a program is asked. */
package dev.tandem.workbench.check.probe;
