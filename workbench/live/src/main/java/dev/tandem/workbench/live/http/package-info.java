/**
 * A small server for this machine alone: who may ask, what is asked, and how it is answered. Knows
 * nothing of networks.
 */
package dev.tandem.workbench.live.http;
