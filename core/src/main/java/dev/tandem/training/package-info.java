/** The only training loop: batches in, events out, whatever the engine. */
package dev.tandem.training;
