package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The events of a training until this process is told to end. A child that is lost then has ended
 * with it: nobody hears that it failed and nothing more is written, so that the run can go on.
 */
final class UntilStopped implements Consumer<RunEvent> {
  private final Consumer<RunEvent> events;
  private final Stopping stopping = new Stopping();

  UntilStopped(Consumer<RunEvent> events) {
    this.events = events;
    stopping.watch();
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Out out && out.lost() && stopping.isUnderWay()) {
      waitForTheEnd();
    }
    events.accept(event);
  }

  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
