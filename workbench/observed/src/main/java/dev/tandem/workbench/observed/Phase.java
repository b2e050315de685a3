package dev.tandem.workbench.observed;

/** What a contender's process is at; at any moment exactly one. */
public enum Phase {
  /** From the start of the JVM until the process has its job. */
  START_UP,
  /** The engine and its libraries. */
  LOADING,
  /** Data mapped, initial weights drawn, the session opened. */
  DATA_HAND_OVER,
  /** The batches of the first epoch: gathering rows, the update, reading the loss. */
  FIRST_EPOCH,
  /** The batches of all other epochs. */
  STEADY_EPOCHS,
  /**
   * Scores of validation and test rows after each epoch, and predictions of all rows at the end.
   */
  EVALUATION,
  /** Row orders, messages, looks into the session, files. */
  OTHER,
  /** For its turn; belongs to no contender's time. */
  WAITING
}
