/** Cells of columns: room for them in memory or on disk, and work on columns side by side. */
package dev.tandem.datasets.table.cells;
