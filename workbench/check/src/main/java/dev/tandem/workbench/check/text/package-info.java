/** What a check found, for people to read. */
package dev.tandem.workbench.check.text;
