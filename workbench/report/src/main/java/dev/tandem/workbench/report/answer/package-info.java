/** The answers to what a comparison asks, in the same words on a terminal and on a page. */
package dev.tandem.workbench.report.answer;
