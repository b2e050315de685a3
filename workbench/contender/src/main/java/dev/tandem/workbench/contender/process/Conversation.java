package dev.tandem.workbench.contender.process;

import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.LostException;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.observed.Observation;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The parent's side of the protocol: commands to a child, and the message that is due each time.
 * Whatever else comes ends it with a {@link ContenderException}, or a {@link MissingException}.
 */
final class Conversation implements AutoCloseable {
  private final Channel channel;
  private final Consumer<String> remarks;
  private volatile Instant lastSign = Instant.now();

  /**
   * @param remarks is told of what people should know
   */
  Conversation(Channel channel, Consumer<String> remarks) {
    this.channel = channel;
    this.remarks = remarks;
  }

  void say(Command command) {
    channel.send(Protocol.line(command));
  }

  /** Hears the greeting. */
  void begin() {
    int theirs = answer(Message.Greeting.class, "greeting").protocol();
    if (theirs != Protocol.VERSION) {
      throw new ContenderException(
          "expected a process of protocol "
              + Protocol.VERSION
              + ", got one of protocol "
              + theirs
              + "; build Tandem again");
    }
  }

  /** The message that is due, where none comes on the way. */
  <T extends Message> T answer(Class<T> due, String label) {
    return answer(
        due,
        label,
        progress -> {
          throw unexpected(label, "progress");
        });
  }

  /** The message that is due, and before it whatever progress there is. */
  <T extends Message> T answer(
      Class<T> due, String label, Consumer<TrainingEvent.Progress> progress) {
    while (true) {
      Message message = next();
      if (message instanceof Message.Progress told) {
        progress.accept(told.progress());
      } else if (message instanceof Message.Remark remark) {
        remarks.accept(remark.words());
      } else if (message instanceof Message.Observed told
          && told.observation() instanceof Observation.Failed failed) {
        throw failed.lost()
            ? new LostException(failed.reason())
            : new ContenderException(failed.reason());
      } else if (message instanceof Message.Observed told
          && told.observation() instanceof Observation.Missing missing) {
        throw new MissingException(missing.reason() + "; " + missing.remedy());
      } else if (due.isInstance(message)) {
        return due.cast(message);
      } else if (!(message instanceof Message.Alive)) {
        throw unexpected(label, message.label());
      }
    }
  }

  private Message next() {
    String line = channel.receive();
    if (line == null) {
      throw new ContenderException("its process has ended the connection");
    }
    lastSign = Instant.now();
    return Protocol.message(line);
  }

  /** What a message carries, if it is of the type that is due. */
  static <T extends Observation> T seen(Message.Observed message, Class<T> due, String label) {
    if (due.isInstance(message.observation())) {
      return due.cast(message.observation());
    }
    throw unexpected(label, message.label());
  }

  private static ContenderException unexpected(String expected, String got) {
    return new ContenderException("expected " + expected + ", got " + got);
  }

  /** When the child was heard of last; at first, when it had called back. */
  Instant lastSign() {
    return lastSign;
  }

  @Override
  public void close() {
    channel.close();
  }
}
