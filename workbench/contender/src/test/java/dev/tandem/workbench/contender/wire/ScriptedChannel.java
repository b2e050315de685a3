package dev.tandem.workbench.contender.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Plays the other end's lines, and keeps what it is told. */
public final class ScriptedChannel implements Channel {
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private String lastWords;
  private int closed;

  public static ScriptedChannel of(Message... messages) {
    ScriptedChannel channel = new ScriptedChannel();
    for (Message message : messages) {
      channel.then(Protocol.line(message));
    }
    return channel;
  }

  public static ScriptedChannel of(Command... commands) {
    ScriptedChannel channel = new ScriptedChannel();
    for (Command command : commands) {
      channel.then(Protocol.line(command));
    }
    return channel;
  }

  public ScriptedChannel then(String line) {
    lines.add(line);
    return this;
  }

  /** What is known of why nothing comes after the last line. */
  public ScriptedChannel thenDies(String words) {
    lastWords = words;
    return this;
  }

  public List<Command> commands() {
    return sent.stream().map(Protocol::command).toList();
  }

  public List<Message> messages() {
    return sent.stream().map(Protocol::message).toList();
  }

  public int timesClosed() {
    return closed;
  }

  @Override
  public void send(String line) {
    sent.add(line);
  }

  @Override
  public String receive() {
    if (lines.isEmpty() && lastWords != null) {
      throw new ContenderException(lastWords);
    }
    return lines.poll();
  }

  @Override
  public void close() {
    closed++;
  }
}
