/**
 * An experiment as a folder to take away: its file, the numbers that training starts from, and the
 * programs of {@code program} that train from them. Read {@code TakeAway} first.
 */
package dev.tandem.workbench.export;
