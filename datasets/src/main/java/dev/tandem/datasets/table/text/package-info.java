/** Rows of text, whatever file they lie in, and how that file is written. */
package dev.tandem.datasets.table.text;
