package dev.tandem.workbench.contender.child;

import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Protocol;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The parent's end of a child that works on a thread here, instead of in a JVM of its own. */
public final class ChildThread implements Channel {
  private final BlockingQueue<Optional<String>> toChild = new LinkedBlockingQueue<>();
  private final BlockingQueue<Optional<String>> toParent = new LinkedBlockingQueue<>();

  /** Starts a child that does the job. */
  public static Channel start(Command.Open open) {
    ChildThread parent = new ChildThread();
    parent.send(Protocol.line(open));
    Thread thread = new Thread(parent::work, "child");
    thread.setDaemon(true);
    thread.start();
    return parent;
  }

  private void work() {
    try (Diary diary = new Diary()) {
      new ChildRun(new End(toChild, toParent), diary).obey();
    } finally {
      toParent.add(Optional.empty());
    }
  }

  @Override
  public void send(String line) {
    toChild.add(Optional.of(line));
  }

  @Override
  public String receive() {
    return new End(toParent, toChild).receive();
  }

  @Override
  public void close() {
    toChild.add(Optional.empty());
  }

  private record End(
      BlockingQueue<Optional<String>> incoming, BlockingQueue<Optional<String>> outgoing)
      implements Channel {
    @Override
    public void send(String line) {
      outgoing.add(Optional.of(line));
    }

    @Override
    public String receive() {
      try {
        return incoming.take().orElse(null);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }

    @Override
    public void close() {}
  }
}
