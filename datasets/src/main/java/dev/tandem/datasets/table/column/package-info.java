/** The cells of a table as numbers, dates and codes, column by column. */
package dev.tandem.datasets.table.column;
