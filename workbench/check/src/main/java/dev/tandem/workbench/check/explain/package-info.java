/** Which mistakes of the catalogue give the numbers that were seen. */
package dev.tandem.workbench.check.explain;
