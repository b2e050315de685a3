package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunPlace;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Keeps what each process tells in its {@code events.jsonl}, as it tells it. */
final class EventLog implements Consumer<RunEvent> {
  private final RunFolder folder;

  EventLog(RunFolder folder) {
    this.folder = folder;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Starting starting) {
      folder.remove(file(starting.contender(), starting.repeat())); // another process's, if any
    } else if (event instanceof RunEvent.Observed observed) {
      append(observed.contender(), observed.repeat(), observed.seen());
    } else if (event instanceof RunEvent.Resumed resumed) {
      resumed.before().forEach(epoch -> append(resumed.contender(), resumed.repeat(), epoch));
      int last = resumed.before().size();
      append(resumed.contender(), resumed.repeat(), new Observation.Resumed(last));
    } else if (event instanceof RunEvent.Out out) {
      append(out.contender(), out.repeat(), new Observation.Failed(out.message(), out.lost()));
    }
  }

  private void append(String contender, int repeat, Observation seen) {
    folder.append(file(contender, repeat), seen);
  }

  private Path file(String contender, int repeat) {
    return folder.contender(contender, repeat).resolve(RunPlace.EVENTS);
  }
}
