/**
 * What a child keeps on the way, so that another process can go on where it was killed: the files,
 * and what they hold.
 */
package dev.tandem.workbench.contender.checkpoint;
