/** The generator of hand-drawn-looking digits: shapes, hands, curves and a page to draw on. */
package dev.tandem.datasets.digits;
