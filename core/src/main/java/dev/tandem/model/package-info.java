/** Trained networks with all that using them takes, and the safetensors files that keep them. */
package dev.tandem.model;
