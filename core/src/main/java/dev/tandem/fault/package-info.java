/** What goes wrong through no fault of the program, and is told to people in one line. */
package dev.tandem.fault;
