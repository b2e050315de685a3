package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFacts;
import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.Walk;
import dev.tandem.training.Score;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.report.text.BenchTable;
import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The events of a run as lines: one an epoch and contender (of many epochs, about twenty get one),
 * one a run of a sweep, a walk, a round of a bench. On a terminal there is also one that is drawn
 * over while something goes on.
 */
final class ProgressLines implements RunEvent.Reader {
  private static final int LINES = 20;

  private final LiveLine line;
  private final Map<String, String> trainingLosses = new HashMap<>(); // by contender
  private int idWidth;
  private String round = "";

  ProgressLines(PrintWriter out, boolean interactive) {
    line = new LiveLine(out, interactive);
  }

  /** Takes away what is drawn, before something else is printed. */
  void clear() {
    line.clear();
  }

  @Override
  public void preparing(RunEvent.Preparing event) {
    line.draw("preparing " + event.source() + " ...");
  }

  @Override
  public void prepared(RunEvent.Prepared event) {
    DataFacts facts = event.facts();
    print(
        "data: %s%s, %,d training, %,d validation and %,d test rows",
        facts.name(),
        facts.generated() ? " (generated)" : "",
        facts.trainRows(),
        facts.validationRows(),
        facts.testRows());
  }

  @Override
  public void starting(RunEvent.Starting event) {
    idWidth = Math.max(idWidth, event.contender().length());
    trainingLosses.put(event.contender(), event.trainingLoss());
    String repeat = ", repeat " + event.repeat() + "/" + event.repeats();
    line.draw("starting " + event.contender() + (event.repeats() > 1 ? repeat : "") + " ...");
  }

  @Override
  public void progressed(RunEvent.Progressed event) {
    line.draw(
        format(
            "epoch %3d  %s  batch %d/%d  %s",
            event.progress().epoch(),
            padded(event.contender()),
            event.progress().batch(),
            event.progress().batches(),
            score(event.progress().running())));
  }

  @Override
  public void observed(RunEvent.Observed event) {
    if (event.seen() instanceof Observation.Epoch epoch) {
      epoch(event.contender(), event.epochs(), epoch);
    }
  }

  private void epoch(String contender, int epochs, Observation.Epoch epoch) {
    int every = Math.max(1, epochs / LINES);
    boolean last = epoch.epoch() == epochs || epoch.stopped() != null;
    if (epoch.epoch() % every == 0 || epoch.epoch() == 1 || last) {
      print(
          "epoch %3d/%d  %s  train (%s) %s  test %s  %.2f s",
          epoch.epoch(),
          epochs,
          padded(contender),
          trainingLosses.getOrDefault(contender, "running"),
          score(epoch.train()),
          score(epoch.test()),
          epoch.seconds());
    }
    if (epoch.stopped() != null) {
      print(
          "%s ended after epoch %d of %d: back to epoch %d, the best on validation rows",
          contender, epoch.stopped().epoch(), epochs, epoch.stopped().bestEpoch());
    }
  }

  @Override
  public void out(RunEvent.Out event) {
    print("%s is %s: %s", event.contender(), event.status(), event.message());
  }

  @Override
  public void evaluating() {
    line.draw("evaluating and drawing ...");
  }

  @Override
  public void sweepStarting(RunEvent.SweepStarting event) {
    print(
        "%d%s%s; %d%s",
        event.runs(),
        event.runs() == 1 ? " run" : " runs",
        event.found() == 0 ? "" : ", " + event.found() + " of them made before",
        event.jobs(),
        event.jobs() == 1 ? " at a time" : " side by side");
  }

  @Override
  public void sweepMoved(RunEvent.SweepProgress progress) {
    line.draw(
        format(
            "%d/%d runs done, %d running (epoch %d/%d)%s",
            progress.done(),
            progress.runs(),
            progress.running(),
            progress.epochs(),
            progress.epochsInAll(),
            progress.best().isEmpty() ? "" : "; best so far " + progress.best()));
  }

  /** On a terminal only failures stay. */
  @Override
  public void sweepRunOver(RunEvent.SweepRunOver event) {
    RunEvent.SweepProgress progress = event.progress();
    if (!line.interactive() || event.outcome().startsWith("failed")) {
      print(
          "run %d/%d  %s  %s", progress.done(), progress.runs(), event.settings(), event.outcome());
    }
    sweepMoved(progress);
  }

  @Override
  public void walkStarting(RunEvent.WalkStarting event) {
    line.draw(event.mode() + ": step 1/" + event.steps() + " ...");
  }

  @Override
  public void stepWalked(RunEvent.StepWalked event) {
    String found = event.report().finding().isPresent() ? ", something differs" : "";
    line.draw(event.mode() + ": step " + event.report().step() + "/" + event.steps() + found);
  }

  @Override
  public void walked(Walk walk) {
    int steps = walk.steps().size();
    print(
        "%s: %d%s walked%s",
        walk.mode(),
        steps,
        steps == 1 ? " step" : " steps",
        walk.first().map(Finding::step).map(step -> ": differs in step " + step).orElse(""));
  }

  @Override
  public void benchStarting(RunEvent.BenchStarting event) {
    line.draw(event.benchCase() + ": starting " + event.what() + " ...");
  }

  @Override
  public void benchRound(RunEvent.BenchRound event) {
    String words = format("%s: round %d/%d", event.benchCase(), event.round(), event.rounds());
    line.draw(words + ", " + event.opponent());
    if (!line.interactive() && !words.equals(round)) {
      line.print(words);
      round = words;
    }
  }

  @Override
  public void benched(CaseEntry result) {
    line.print("");
    line.print(BenchTable.text(result));
  }

  private String padded(String contender) {
    return contender + " ".repeat(Math.max(0, idWidth - contender.length()));
  }

  private static String score(Score score) {
    String loss = format("loss %.4f", score.loss());
    return Double.isNaN(score.accuracy())
        ? loss
        : loss + format(" accuracy %6.2f %%", 100 * score.accuracy());
  }

  private void print(String pattern, Object... values) {
    line.print(format(pattern, values));
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
