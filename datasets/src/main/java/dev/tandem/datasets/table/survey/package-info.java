/** What the cells of a column are, found by looking at all of them. */
package dev.tandem.datasets.table.survey;
