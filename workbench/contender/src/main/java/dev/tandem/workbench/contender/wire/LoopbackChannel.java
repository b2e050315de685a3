package dev.tandem.workbench.contender.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A socket of the loopback interface. The child calls, and shows a token to be known by. */
public final class LoopbackChannel implements Channel {
  /** Names the environment variable that holds the token. */
  public static final String TOKEN_VARIABLE = "TANDEM_CHILD_TOKEN";

  private static final int TOKEN_MILLIS = 20_000;

  private final Socket socket;
  private final BufferedReader in;
  private final PrintWriter out;

  private LoopbackChannel(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
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

  /** The parent's end to one who knows the token; empty, and the socket closed, for any other. */
  public static Optional<LoopbackChannel> answer(Socket socket, String token) throws IOException {
    LoopbackChannel channel = new LoopbackChannel(socket);
    try {
      socket.setSoTimeout(TOKEN_MILLIS); // a stranger may connect and say nothing
      if (token.equals(channel.in.readLine())) {
        socket.setSoTimeout(0);
        return Optional.of(channel);
      }
    } catch (SocketTimeoutException silent) {
      // the same as a wrong word; a child that is this late hears of it, and ends
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void send(String line) {
    out.println(line);
  }

  @Override
  public String receive() {
    try {
      return in.readLine();
    } catch (IOException connectionLost) {
      return null; // the same as the end of the stream
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
