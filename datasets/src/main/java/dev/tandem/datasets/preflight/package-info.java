/** What is suspicious about a table and its split, found before any training. */
package dev.tandem.datasets.preflight;
