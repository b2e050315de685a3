/** The measured process of an engine in {@code tandem bench}. */
package dev.tandem.workbench.bench.runner;
