package dev.tandem.engine;

/** What the same experiment with the same seed and threads gives on any run of an engine. */
public enum Repeatability {
  /** The same bits, on any machine and any JDK. */
  TO_THE_BIT,
  /**
   * The same to rounding: the order of a sum may follow the machine, the library's version or the
   * threads, and training carries the last digits on.
   */
  TO_ROUNDING
}
