/**
 * How {@code tandem bench} talks to the processes that it measures. A runner is a process of its
 * own: it reads what to train from a file of {@code key=value} lines, readies itself, and then
 * trains a while whenever it is told to. It waits in between without using the processor.
 */
package dev.tandem.workbench.rounds;
