/**
 * A training that a page watches and steers: contenders driven piece by piece, and looks at them.
 */
package dev.tandem.workbench.live.run;
