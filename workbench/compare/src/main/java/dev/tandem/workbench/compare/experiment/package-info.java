/**
 * Experiments as people give them: YAML files, built-in names and flags, and the contenders that
 * run them.
 */
package dev.tandem.workbench.compare.experiment;
