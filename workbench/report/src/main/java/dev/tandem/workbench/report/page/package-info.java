/** {@code report.html} and {@code report.md}. */
package dev.tandem.workbench.report.page;
