/** The files of a run folder while it grows: layout, state, lock. */
package dev.tandem.workbench.runs.folder;
