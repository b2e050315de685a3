package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.report.terminal.ShortData;
import dev.tandem.workbench.report.terminal.Wrapped;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The events of a comparison as one line a contender, drawn over while it trains. Where nobody
 * watches, ten lines at most: one when a contender is done (of many runs, about five get one), and
 * {@link Heartbeat}s.
 */
final class ContenderLines implements ShownProgress {
  private static final int LINES = 10; // where nobody watches
  private static final int DONE_LINES = 5; // of them, for contenders that are done
  private static final long REDRAW = 80_000_000L; // ns; more often nobody could read

  private final LiveBlock block;
  private final int columns;
  private final LongSupplier clock;
  private final Map<String, ContenderProgress> contenders = new LinkedHashMap<>();
  private final List<RunEvent.Starting> starting = new ArrayList<>();
  private String status = "";
  private boolean dataShown;
  private final Heartbeat heartbeat;
  private int runsDone;
  private long drawn;

  ContenderLines(PrintWriter out, boolean interactive, int columns, LongSupplier clock) {
    this.block = new LiveBlock(out, interactive, columns);
    this.columns = columns;
    this.clock = clock;
    this.heartbeat = new Heartbeat(LINES - 1, clock.getAsLong());
  }

  /** Returns how many lines stay. */
  int printed() {
    return block.printed();
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Preparing preparing) {
      say("preparing " + preparing.source() + " ...");
    } else if (event instanceof RunEvent.Prepared prepared) {
      prepared(prepared);
    } else if (event instanceof RunEvent.Starting one) {
      starting(one);
    } else if (event instanceof RunEvent.Progressed progressed) {
      progressed(progressed);
    } else if (event instanceof RunEvent.Observed observed) {
      observed(observed);
    } else if (event instanceof RunEvent.Resumed resumed) {
      contenders.get(resumed.contender()).resumed(resumed.before());
    } else if (event instanceof RunEvent.Remarked remarked) {
      print(Wrapped.lines(remarked.contender() + ": ", remarked.words(), columns));
    } else if (event instanceof RunEvent.Out out) {
      contenders.get(out.contender()).out(out.status());
      over(out.contender());
    } else if (event instanceof RunEvent.Evaluating) {
      say("evaluating ...");
    } else {
      others(event);
    }
  }

  /** What an attribution does after the comparison. */
  private void others(RunEvent event) {
    if (event instanceof RunEvent.SweepProgress sweep) {
      say("attribution: " + sweep.done() + "/" + sweep.runs() + " runs done");
      heartbeat(status, 0);
    } else if (event instanceof RunEvent.SweepRunOver over) {
      others(over.progress());
    }
  }

  private void prepared(RunEvent.Prepared prepared) {
    if (!dataShown) { // contenders with rows of their own are told apart in the report
      dataShown = true;
      List<String> lines =
          new ArrayList<>(ShortData.lines(prepared.facts(), prepared.trainingCounts(), columns));
      lines.add("");
      print(lines);
    }
    say("");
  }

  private void starting(RunEvent.Starting one) {
    status = "";
    starting.removeIf(other -> other.contender().equals(one.contender()));
    starting.add(one);
    heartbeat.mayHave(LINES - (runs() + every() - 1) / every());
    int width = starting.stream().mapToInt(own -> own.contender().length()).max().orElse(0);
    if (one.repeat() == 1) { // of the first repeat nothing has happened yet: align all
      starting.forEach(own -> contenders.put(own.contender(), new ContenderProgress(own, width)));
    } else {
      contenders.put(one.contender(), new ContenderProgress(one, width));
    }
    draw();
  }

  private void progressed(RunEvent.Progressed event) {
    ContenderProgress own = contenders.get(event.contender());
    own.at(event.progress(), clock.getAsLong());
    heartbeat(own.text(), own.nanosLeft());
    if (clock.getAsLong() - drawn >= REDRAW) {
      draw();
    }
  }

  private void observed(RunEvent.Observed event) {
    ContenderProgress own = contenders.get(event.contender());
    own.saw(event.seen(), event.epochs(), clock.getAsLong());
    if (event.seen() instanceof Observation.Epoch && own.done()) {
      over(event.contender());
    } else if (event.seen() instanceof Observation.Epoch) {
      heartbeat(own.text(), own.nanosLeft());
    }
  }

  private void over(String contender) {
    runsDone++;
    if (!block.interactive() && (runsDone % every() == 0 || runsDone == runs())) {
      print(List.of(contenders.get(contender).text()));
    }
    draw();
  }

  private int runs() {
    int repeats = starting.stream().mapToInt(RunEvent.Starting::repeats).max().orElse(1);
    return Math.max(runsDone, starting.size() * repeats);
  }

  /** Of so many runs one gets a line when it is done. */
  private int every() {
    return (runs() + DONE_LINES - 1) / DONE_LINES;
  }

  private void heartbeat(String text, double nanosLeft) {
    if (!block.interactive() && heartbeat.due(clock.getAsLong(), nanosLeft)) {
      print(List.of(text));
    }
  }

  private void say(String text) {
    status = text;
    draw();
  }

  private void print(List<String> lines) {
    block.print(lines);
    heartbeat.spoke(clock.getAsLong());
  }

  private void draw() {
    List<String> lines = texts();
    if (!status.isEmpty()) {
      lines.add(status);
    }
    block.draw(lines);
    drawn = clock.getAsLong();
  }

  private List<String> texts() {
    return new ArrayList<>(contenders.values().stream().map(ContenderProgress::text).toList());
  }

  /** The contenders' last lines stay. */
  @Override
  public void clear() {
    block.print(block.interactive() ? texts() : List.of());
    contenders.clear();
    starting.clear();
    status = "";
  }
}
