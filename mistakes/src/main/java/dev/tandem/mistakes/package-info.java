/**
 * The classic mistakes: a catalogue of records, each with its words, its formulas and the part that
 * it puts in the place of one of the textbook engine's. Read {@code Mistake} first, then {@code
 * LossScaleMistakes} and {@code Mistakes}.
 */
package dev.tandem.mistakes;
