/** What figures show, computed from saved runs; {@code figures} draws it and pages show it. */
package dev.tandem.workbench.curves;
