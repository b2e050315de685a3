package dev.tandem.workbench.contender.child;

import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.LoopbackChannel;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Orphan;
import dev.tandem.workbench.contender.wire.Protocol;
import java.io.IOException;

/**
 * Entry point of a contender's process. Argument: the parent's port on the loopback interface. The
 * token by which the parent knows its child comes in the environment.
 */
public final class ChildMain {
  private ChildMain() {}

  public static void main(String[] arguments) throws IOException {
    Orphan.endWithParent();
    try (Diary diary = new Diary();
        Channel parent = LoopbackChannel.call(Integer.parseInt(arguments[0]))) {
      diary.everySecond(() -> parent.send(Protocol.line(new Message.Alive())));
      new ChildRun(parent, diary).obey();
    }
  }
}
