/** Writing files so that nothing else is harmed: whole or not at all, never through a link. */
package dev.tandem.file;
