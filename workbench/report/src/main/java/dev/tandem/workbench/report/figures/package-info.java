/** What charts show, computed from saved runs. */
package dev.tandem.workbench.report.figures;
