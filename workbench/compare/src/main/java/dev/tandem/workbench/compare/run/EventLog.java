package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.folder.RunFolder;
import java.util.function.Consumer;

/** Keeps what each process tells in its {@code events.jsonl}, as it tells it. */
final class EventLog implements Consumer<RunEvent> {
  private final RunFolder folder;

  EventLog(RunFolder folder) {
    this.folder = folder;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Observed observed) {
      append(observed.contender(), observed.repeat(), observed.seen());
    } else if (event instanceof RunEvent.Out out) {
      append(out.contender(), out.repeat(), new Observation.Failed(out.message()));
    }
  }

  private void append(String contender, int repeat, Observation seen) {
    folder.append(folder.contender(contender, repeat).resolve("events.jsonl"), seen);
  }
}
