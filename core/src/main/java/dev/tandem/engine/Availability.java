package dev.tandem.engine;

/** Whether an engine can work on this machine. */
public sealed interface Availability {
  /**
   * It can.
   *
   * @param version of the engine or of the library behind it
   * @param device what it computes on, and with what
   */
  record Ready(String version, String device) implements Availability {}

  /**
   * It cannot.
   *
   * @param reason in one line
   * @param remedy what a person can do about it, in one line
   */
  record Missing(String reason, String remedy) implements Availability {}
}
