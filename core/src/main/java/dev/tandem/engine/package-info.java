/**
 * The seam between the workbench and the engines: what an engine is given, and what it must give
 * back.
 */
package dev.tandem.engine;
