/**
 * The one stream of events that everything that trains, walks or measures tells, and its readers.
 */
package dev.tandem.workbench.compare.event;
