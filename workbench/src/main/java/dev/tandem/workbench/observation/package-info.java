/**
 * What can be seen of a process and of a session from outside: clocks, memory, threads, and what
 * the numbers of a trace say about conventions. Nothing here asks an engine what it does.
 */
package dev.tandem.workbench.observation;
