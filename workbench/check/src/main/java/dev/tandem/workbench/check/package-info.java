/** Whether a program computes what it should, and if not, which mistake it has. */
package dev.tandem.workbench.check;
