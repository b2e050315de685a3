/**
 * The live page: what a page may ask, put together from the comparison's own driver, events,
 * reports and files.
 */
package dev.tandem.workbench.live;
