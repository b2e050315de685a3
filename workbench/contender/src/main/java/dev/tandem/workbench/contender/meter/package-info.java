/** Clocks, memory and threads of a process, as the system shows them. */
package dev.tandem.workbench.contender.meter;
