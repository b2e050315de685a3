/** What the two processes say to each other. */
package dev.tandem.workbench.contender.wire;
