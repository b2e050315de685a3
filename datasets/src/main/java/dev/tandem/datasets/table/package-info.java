/** Tables of text: read from CSV, and encoded column by column. */
package dev.tandem.datasets.table;
