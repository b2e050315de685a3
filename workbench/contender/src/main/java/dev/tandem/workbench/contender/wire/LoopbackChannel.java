package dev.tandem.workbench.contender.wire;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/**
 * A socket of the loopback interface. The child calls, and shows a token to be known by; {@link
 * Reception} answers.
 */
public final class LoopbackChannel implements Channel {
  /** Names the environment variable that holds the token. */
  public static final String TOKEN_VARIABLE = "TANDEM_CHILD_TOKEN";

  private static final int LONGEST_LINE = 64 << 20;
  private static final int MILLIS_BETWEEN_LOOKS = 1_000;

  private final Socket socket;
  private final BoundedLines in;
  private final PrintWriter out;

  LoopbackChannel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in = new BoundedLines(socket.getInputStream(), LONGEST_LINE);
    this.out =
        new PrintWriter(
            new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /** The child's end, which knows the token from its environment. */
  public static LoopbackChannel call(int port) throws IOException {
    return call(port, System.getenv(TOKEN_VARIABLE));
  }

  static LoopbackChannel call(int port, String token) throws IOException {
    LoopbackChannel channel =
        new LoopbackChannel(new Socket(InetAddress.getLoopbackAddress(), port));
    channel.send(token); // at once: the parent does not wait for long
    return channel;
  }

  @Override
  public void send(String line) {
    out.println(line);
  }

  @Override
  public String receive() {
    try {
      return in.next();
    } catch (IOException connectionLost) {
      return null; // the same as the end of the stream
    }
  }

  /**
   * The next line, as {@link #receive}.
   *
   * @param look is done each second that nothing comes; what it throws ends the wait
   */
  public String receive(Runnable look) {
    try {
      socket.setSoTimeout(MILLIS_BETWEEN_LOOKS);
      while (true) {
        try {
          return in.next();
        } catch (SocketTimeoutException nothingYet) {
          look.run();
        }
      }
    } catch (IOException connectionLost) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
