/** The sources that data comes from, each with its rules, and their rows before a split. */
package dev.tandem.datasets.source;
