package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.run.StepLooks;
import java.util.HashSet;
import java.util.Set;

/**
 * How far training has come, in one line that is drawn over, and who is out. Nothing goes to
 * standard output, which takes the explanation.
 */
final class ExplainProgress implements ShownProgress {
  private final LiveLine line;
  private final QuietProgress quiet;
  private final Set<String> told = new HashSet<>(); // contenders that are out

  ExplainProgress(LiveLine line, QuietProgress quiet) {
    this.line = line;
    this.quiet = quiet;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Starting starting) {
      line.draw("starting " + starting.contender() + " ...");
    } else if (event instanceof RunEvent.Progressed moved) {
      line.draw(
          "training "
              + moved.contender()
              + ": epoch "
              + moved.progress().epoch()
              + ", batch "
              + moved.progress().batch()
              + "/"
              + moved.progress().batches());
    } else if (event instanceof RunEvent.Out out) {
      line.clear();
      told.add(out.contender());
      quiet.accept(event);
    }
  }

  /** Says why somebody is not shown, unless that was told. */
  void unseen(StepLooks.Unseen unseen) {
    if (told.add(unseen.planned().id())) {
      line.clear();
      quiet.accept(new RunEvent.Out(unseen.planned().id(), 1, "not shown", unseen.reason()));
    }
  }

  @Override
  public void clear() {
    line.clear();
  }
}
