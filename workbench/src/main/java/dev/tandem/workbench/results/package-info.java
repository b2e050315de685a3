/** Saved results as programs read them: {@code comparison.json}. */
package dev.tandem.workbench.results;
