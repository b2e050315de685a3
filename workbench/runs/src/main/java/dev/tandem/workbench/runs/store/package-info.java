/** Run folders as people handle them: finding, reading, comparing, clearing away. */
package dev.tandem.workbench.runs.store;
