/** What charts show, computed from saved runs, sweeps and lock-step walks. */
package dev.tandem.workbench.report.gallery;
