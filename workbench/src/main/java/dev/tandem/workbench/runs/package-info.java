/** Run folders as people handle them: finding, listing, comparing, clearing away, making again. */
package dev.tandem.workbench.runs;
