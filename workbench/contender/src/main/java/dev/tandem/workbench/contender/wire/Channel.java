package dev.tandem.workbench.contender.wire;

/** One end of the way between parent and child: lines of text go both ways. */
public interface Channel extends AutoCloseable {
  /** Sends a line; lost if the other end has gone. Any thread may. */
  void send(String line);

  /**
   * The next line; waits for it. Null when the other end has gone.
   *
   * @throws ContenderException instead of null, if more is known of why it has gone
   */
  String receive();

  @Override
  void close();
}
