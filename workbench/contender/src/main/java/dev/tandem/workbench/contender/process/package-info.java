/** The parent's end: starts a contender's process and follows it. */
package dev.tandem.workbench.contender.process;
