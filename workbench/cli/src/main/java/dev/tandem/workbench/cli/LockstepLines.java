package dev.tandem.workbench.cli;

import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.StepReport;
import dev.tandem.lockstep.Walk;
import dev.tandem.workbench.compare.lockstep.LockstepListener;
import java.io.PrintWriter;

/** A line a walk; on a terminal also one that is drawn over while it goes on. */
final class LockstepLines implements LockstepListener {
  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean interactive;

  LockstepLines(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  @Override
  public void preparing(String source) {
    draw("preparing " + source + " ...");
  }

  @Override
  public void starting(String mode, long steps) {
    draw(mode + ": step 1/" + steps + " ...");
  }

  @Override
  public void step(String mode, long steps, StepReport report) {
    String found = report.finding().isPresent() ? ", something differs" : "";
    draw(mode + ": step " + report.step() + "/" + steps + found);
  }

  @Override
  public void over(Walk walk) {
    String found =
        walk.first().map(Finding::step).map(step -> ": differs in step " + step).orElse("");
    int steps = walk.steps().size();
    clear();
    out.println(walk.mode() + ": " + steps + (steps == 1 ? " step" : " steps") + " walked" + found);
  }

  /** Takes away what is drawn. */
  void clear() {
    if (interactive) {
      out.print(CLEAR);
      out.flush();
    }
  }

  private void draw(String text) {
    if (interactive) {
      out.print(CLEAR + text);
      out.flush();
    }
  }
}
