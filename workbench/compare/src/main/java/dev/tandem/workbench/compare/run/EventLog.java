package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.folder.RunFolder;

/** Keeps what each process tells in its {@code events.jsonl}, as it tells it. */
final class EventLog implements RunEvent.Reader {
  private final RunFolder folder;

  EventLog(RunFolder folder) {
    this.folder = folder;
  }

  @Override
  public void observed(RunEvent.Observed event) {
    append(event.contender(), event.repeat(), event.seen());
  }

  @Override
  public void out(RunEvent.Out event) {
    append(event.contender(), event.repeat(), new Observation.Failed(event.message()));
  }

  private void append(String contender, int repeat, Observation seen) {
    folder.append(folder.contender(contender, repeat).resolve("events.jsonl"), seen);
  }
}
