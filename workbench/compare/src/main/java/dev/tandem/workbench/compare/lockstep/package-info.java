/** Two engines walked step by step: who walks, on what, and what is kept of it. */
package dev.tandem.workbench.compare.lockstep;
