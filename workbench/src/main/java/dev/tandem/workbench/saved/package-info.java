/** What a run folder holds, read again: no live session, nothing but files. */
package dev.tandem.workbench.saved;
