package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFacts;
import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.Walk;
import dev.tandem.training.Score;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.report.text.BenchTable;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The events of a run as lines: one an epoch and contender (of many epochs, about twenty get one),
 * one a run of a sweep, a walk, a round of a bench. On a terminal there is also one that is drawn
 * over while something goes on.
 */
final class ProgressLines implements ShownProgress {
  private static final int LINES = 20;

  private final Map<Class<?>, Consumer<RunEvent>> readers = new HashMap<>();
  private final LiveLine line;
  private final Map<String, String> trainingLosses = new HashMap<>(); // by contender
  private int idWidth;
  private String round = "";

  ProgressLines(PrintWriter out, boolean interactive) {
    line = new LiveLine(out, interactive);
    on(RunEvent.Preparing.class, event -> line.draw("preparing " + event.source() + " ..."));
    on(RunEvent.Prepared.class, event -> prepared(event.facts()));
    on(RunEvent.Kept.class, event -> {});
    on(RunEvent.Starting.class, this::starting);
    on(RunEvent.Progressed.class, this::progressed);
    on(RunEvent.Observed.class, this::observed);
    on(RunEvent.Resumed.class, this::resumed);
    on(RunEvent.Remarked.class, event -> print("%s: %s", event.contender(), event.words()));
    on(RunEvent.Out.class, this::out);
    on(RunEvent.Evaluating.class, event -> line.draw("evaluating and drawing ..."));
    on(RunEvent.SweepStarting.class, this::sweepStarting);
    on(RunEvent.SweepProgress.class, this::sweepMoved);
    on(RunEvent.SweepRunOver.class, this::sweepRunOver);
    on(RunEvent.WalkStarting.class, e -> line.draw(e.mode() + ": step 1/" + e.steps() + " ..."));
    on(RunEvent.StepWalked.class, this::stepWalked);
    on(RunEvent.Walked.class, event -> walked(event.walk()));
    on(RunEvent.BenchStarting.class, this::benchStarting);
    on(RunEvent.BenchRound.class, this::benchRound);
    on(RunEvent.Benched.class, event -> line.print("\n" + BenchTable.text(event.result())));
  }

  private <E extends RunEvent> void on(Class<E> kind, Consumer<E> reader) {
    readers.put(kind, event -> reader.accept(kind.cast(event)));
  }

  @Override
  public void accept(RunEvent event) {
    readers.get(event.getClass()).accept(event);
  }

  @Override
  public void clear() {
    line.clear();
  }

  private void prepared(DataFacts facts) {
    print(
        "data: %s%s, %,d training, %,d validation and %,d test rows",
        facts.name(),
        facts.generated() ? " (generated)" : "",
        facts.trainRows(),
        facts.validationRows(),
        facts.testRows());
    facts.findings().forEach(finding -> print("check %s", finding));
  }

  private void starting(RunEvent.Starting event) {
    idWidth = Math.max(idWidth, event.contender().length());
    trainingLosses.put(event.contender(), event.trainingLoss());
    String repeat = ", repeat " + event.repeat() + "/" + event.repeats();
    line.draw("starting " + event.contender() + (event.repeats() > 1 ? repeat : "") + " ...");
  }

  private void progressed(RunEvent.Progressed event) {
    line.draw(
        format(
            "epoch %3d  %s  batch %d/%d  %s",
            event.progress().epoch(),
            padded(event.contender()),
            event.progress().batch(),
            event.progress().batches(),
            score(event.progress().running())));
  }

  private void observed(RunEvent.Observed event) {
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

  private void resumed(RunEvent.Resumed event) {
    print("%s resumed after epoch %d", event.contender(), event.before().size());
  }

  private void out(RunEvent.Out event) {
    print("%s is %s: %s", event.contender(), event.status(), event.message());
  }

  private void sweepStarting(RunEvent.SweepStarting event) {
    print(
        "%d%s%s; %d%s",
        event.runs(),
        event.runs() == 1 ? " run" : " runs",
        event.found() == 0 ? "" : ", " + event.found() + " of them made before",
        event.jobs(),
        event.jobs() == 1 ? " at a time" : " side by side");
  }

  private void sweepMoved(RunEvent.SweepProgress progress) {
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
  private void sweepRunOver(RunEvent.SweepRunOver event) {
    RunEvent.SweepProgress progress = event.progress();
    if (!line.interactive() || event.outcome().startsWith("failed")) {
      print(
          "run %d/%d  %s  %s", progress.done(), progress.runs(), event.settings(), event.outcome());
    }
    sweepMoved(progress);
  }

  private void stepWalked(RunEvent.StepWalked event) {
    String found = event.report().finding().isPresent() ? ", something differs" : "";
    line.draw(event.mode() + ": step " + event.report().step() + "/" + event.steps() + found);
  }

  private void walked(Walk walk) {
    int steps = walk.steps().size();
    print(
        "%s: %d%s compared%s",
        walk.mode(),
        steps,
        steps == 1 ? " step" : " steps",
        walk.first().map(Finding::step).map(step -> ": differs in step " + step).orElse(""));
  }

  private void benchStarting(RunEvent.BenchStarting event) {
    line.draw(event.benchCase() + ": starting " + event.what() + " ...");
  }

  private void benchRound(RunEvent.BenchRound event) {
    String words = format("%s: round %d/%d", event.benchCase(), event.round(), event.rounds());
    line.draw(words + ", " + event.opponent());
    if (!line.interactive() && !words.equals(round)) {
      line.print(words);
      round = words;
    }
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
