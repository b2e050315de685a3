/** Datasets that have a name: where they come from, and how they get here. */
package dev.tandem.datasets.known;
