/**
 * What is kept in a run folder as JSON: {@code comparison.json} and its like, as programs read
 * them.
 */
package dev.tandem.workbench.runs.results;
