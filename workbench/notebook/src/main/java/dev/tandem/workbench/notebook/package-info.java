/** The report's charts as pictures that notebooks show, of trainings in memory. */
package dev.tandem.workbench.notebook;
