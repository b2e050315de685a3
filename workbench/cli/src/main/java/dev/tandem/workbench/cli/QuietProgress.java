package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.event.RunEvent;
import java.io.PrintWriter;

/** Nothing of a run but which contenders are out, on standard error. */
record QuietProgress(PrintWriter errors) implements ShownProgress {
  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Remarked remarked) {
      errors.println("tandem: " + remarked.contender() + ": " + remarked.words());
    } else if (event instanceof RunEvent.Out out) {
      errors.println("tandem: " + out.contender() + " is " + out.status() + ": " + out.message());
    }
  }

  @Override
  public void clear() {
    // nothing is drawn
  }
}
