package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFacts;
import dev.tandem.training.Score;
import dev.tandem.workbench.compare.run.ComparisonListener;
import dev.tandem.workbench.observed.Observation;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * A line an epoch and contender; on a terminal also one line that is drawn over while an epoch
 * runs. Of many epochs, about twenty get a line.
 */
final class ProgressLines implements ComparisonListener {
  private static final int LINES = 20;
  private static final String CLEAR = "\r\u001B[K";
  private static final int NARROWEST = 79; // a line that wraps could not be drawn over

  private final PrintWriter out;
  private final boolean interactive;
  private boolean drawn;
  private int idWidth;

  ProgressLines(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  @Override
  public void preparing(String source) {
    draw("preparing " + source + " ...");
  }

  @Override
  public void prepared(DataFacts facts) {
    line(
        "data: %s%s, %,d training, %,d validation and %,d test rows",
        facts.name(),
        facts.generated() ? " (generated)" : "",
        facts.trainRows(),
        facts.validationRows(),
        facts.testRows());
  }

  @Override
  public void starting(String contender, int repeat, int repeats) {
    idWidth = Math.max(idWidth, contender.length());
    draw(
        "starting "
            + contender
            + (repeats > 1 ? ", repeat " + repeat + "/" + repeats : "")
            + " ...");
  }

  @Override
  public void progress(String contender, Observation.Progress progress) {
    draw(
        String.format(
            Locale.ROOT,
            "epoch %3d  %s  batch %d/%d  %s",
            progress.epoch(),
            padded(contender),
            progress.batch(),
            progress.batches(),
            score(progress.running())));
  }

  @Override
  public void epoch(String contender, int epochs, Observation.Epoch epoch) {
    int every = Math.max(1, epochs / LINES);
    boolean last = epoch.epoch() == epochs || epoch.stopped() != null;
    if (epoch.epoch() % every == 0 || epoch.epoch() == 1 || last) {
      tell(contender, epochs, epoch);
    }
    if (epoch.stopped() != null) {
      line(
          "%s ended after epoch %d of %d: back to epoch %d, the best on validation rows",
          contender, epoch.stopped().epoch(), epochs, epoch.stopped().bestEpoch());
    }
  }

  private void tell(String contender, int epochs, Observation.Epoch epoch) {
    line(
        "epoch %3d/%d  %s  train %s  test %s  %.2f s",
        epoch.epoch(),
        epochs,
        padded(contender),
        score(epoch.train()),
        score(epoch.test()),
        epoch.seconds());
  }

  @Override
  public void out(String contender, String status, String message) {
    line("%s is %s: %s", contender, status, message);
  }

  @Override
  public void evaluating() {
    draw("evaluating and drawing ...");
  }

  private String padded(String contender) {
    return contender + " ".repeat(Math.max(0, idWidth - contender.length()));
  }

  private static String score(Score score) {
    String loss = String.format(Locale.ROOT, "loss %.4f", score.loss());
    return Double.isNaN(score.accuracy())
        ? loss
        : loss + String.format(Locale.ROOT, " accuracy %6.2f %%", 100 * score.accuracy());
  }

  private void draw(String text) {
    if (interactive) {
      out.print(CLEAR + text.substring(0, Math.min(text.length(), NARROWEST)));
      out.flush();
      drawn = true;
    }
  }

  /** Takes away what is drawn, before something else is printed. */
  void clear() {
    if (drawn) {
      out.print(CLEAR);
      out.flush();
      drawn = false;
    }
  }

  private void line(String pattern, Object... values) {
    clear();
    out.println(String.format(Locale.ROOT, pattern, values));
  }
}
