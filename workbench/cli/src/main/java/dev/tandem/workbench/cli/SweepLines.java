package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.sweep.SweepListener;
import dev.tandem.workbench.compare.sweep.SweepProgress;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A line for each run that is over. On a terminal only failures stay; the rest is one line that is
 * drawn over.
 */
final class SweepLines implements SweepListener {
  private static final String CLEAR = "\r\u001B[K";
  private static final int WIDTH = 79; // a longer line would wrap, and could not be drawn over

  private final PrintWriter out;
  private final boolean interactive;

  SweepLines(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  @Override
  public void starting(int runs, int found, int jobs) {
    String before = found == 0 ? "" : ", " + found + " of them made before";
    line(
        runs
            + (runs == 1 ? " run" : " runs")
            + before
            + "; "
            + jobs
            + (jobs == 1 ? " at a time" : " side by side"));
  }

  @Override
  public void progress(SweepProgress progress) {
    draw(progress);
  }

  @Override
  public void over(SweepProgress progress, String settings, String outcome) {
    if (!interactive || outcome.startsWith("failed")) {
      line(
          String.format(
              Locale.ROOT,
              "run %d/%d  %s  %s",
              progress.done(),
              progress.runs(),
              settings,
              outcome));
    }
    draw(progress);
  }

  @Override
  public void evaluating() {
    if (interactive) {
      out.print(CLEAR);
      out.flush();
    }
  }

  private void draw(SweepProgress progress) {
    if (!interactive) {
      return;
    }
    String best = progress.best().isEmpty() ? "" : "; best so far " + progress.best();
    String text =
        String.format(
            Locale.ROOT,
            "%d/%d runs done, %d running (epoch %d/%d)%s",
            progress.done(),
            progress.runs(),
            progress.running(),
            progress.epochs(),
            progress.epochsInAll(),
            best);
    out.print(CLEAR + (text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…"));
    out.flush();
  }

  private void line(String text) {
    out.println((interactive ? CLEAR : "") + text);
  }
}
