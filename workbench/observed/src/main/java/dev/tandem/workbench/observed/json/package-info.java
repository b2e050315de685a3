/** How the workbench writes and reads JSON. */
package dev.tandem.workbench.observed.json;
