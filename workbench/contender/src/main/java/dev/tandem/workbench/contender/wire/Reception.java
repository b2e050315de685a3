package dev.tandem.workbench.contender.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * Where a parent waits for its child to call. Anybody on the machine may connect, so all callers
 * are heard side by side: of each no more is read than a token is long, a wrong byte ends its call,
 * and so does silence. Nobody delays anybody else, and of a crowd the longest silent have to go.
 */
public final class Reception implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final int MOST_CALLERS = 256;
  private static final long NANOS_TO_SAY_IT = 2_000_000_000L;

  private final byte[] token;
  private final ServerSocketChannel server;
  private final Selector selector;
  private final Deque<Caller> callers = new ArrayDeque<>(); // the earliest first

  private record Caller(SocketChannel channel, ByteBuffer said, long deadline) {}

  private Reception(byte[] token, ServerSocketChannel server, Selector selector) {
    this.token = token;
    this.server = server;
    this.selector = selector;
  }

  /** Opens a port of the loopback interface for one who knows the token. */
  public static Reception open(String token) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    server.configureBlocking(false);
    Selector selector = Selector.open();
    server.register(selector, SelectionKey.OP_ACCEPT);
    return new Reception((token + "\n").getBytes(StandardCharsets.UTF_8), server, selector);
  }

  public int port() {
    return server.socket().getLocalPort();
  }

  /** Waits so long for one who knows the token; empty if nobody has called who does. */
  public Optional<LoopbackChannel> await(int millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000L;
    for (long left = millis; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      selector.select(left);
      Optional<LoopbackChannel> child = Optional.empty();
      for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
        SelectionKey key = keys.next();
        keys.remove();
        if (child.isEmpty() && key.isValid()) {
          child = heard(key);
        }
      }
      if (child.isPresent()) {
        return child;
      }
      sendSilentAway();
    }
    return Optional.empty();
  }

  private Optional<LoopbackChannel> heard(SelectionKey key) throws IOException {
    if (key.attachment() instanceof Caller caller) {
      return hear(caller, key);
    }
    SocketChannel channel = server.accept();
    if (channel != null) {
      channel.configureBlocking(false);
      Caller caller =
          new Caller(
              channel, ByteBuffer.allocate(token.length), System.nanoTime() + NANOS_TO_SAY_IT);
      callers.add(caller);
      channel.register(selector, SelectionKey.OP_READ, caller);
    }
    return Optional.empty();
  }

  private Optional<LoopbackChannel> hear(Caller caller, SelectionKey key) throws IOException {
    try {
      boolean ended = caller.channel.read(caller.said) < 0;
      int said = caller.said.position();
      if (ended || !beginsToken(caller.said.array(), said)) {
        sendAway(caller);
      } else if (said == token.length) {
        callers.remove(caller);
        key.cancel();
        selector.selectNow(); // lets go of the channel, which may block from now on
        caller.channel.configureBlocking(true);
        return Optional.of(new LoopbackChannel(caller.channel.socket()));
      }
    } catch (IOException reset) {
      sendAway(caller);
    }
    return Optional.empty();
  }

  /** Takes the same time wherever the first wrong byte is. */
  private boolean beginsToken(byte[] said, int length) {
    byte[] due = Arrays.copyOf(token, length);
    return MessageDigest.isEqual(due, Arrays.copyOf(said, length));
  }

  private void sendSilentAway() throws IOException {
    long now = System.nanoTime();
    while (!callers.isEmpty()
        && (callers.size() > MOST_CALLERS || callers.peekFirst().deadline < now)) {
      sendAway(callers.peekFirst());
    }
  }

  private void sendAway(Caller caller) throws IOException {
    callers.remove(caller);
    caller.channel.close();
  }

  @Override
  public void close() throws IOException {
    while (!callers.isEmpty()) {
      sendAway(callers.peekFirst());
    }
    selector.close();
    server.close();
  }
}
