package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.event.RunEvent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What somebody reads who presses Ctrl-C: that work is kept, and how it goes on. */
final class Interruption implements Consumer<RunEvent> {
  private final PrintWriter err;
  private final Predicate<Path> resumable;
  private volatile Path work;
  private volatile boolean over;

  private Interruption(PrintWriter err, Path work, Predicate<Path> resumable) {
    this.err = err;
    this.work = work;
    this.resumable = resumable;
    Runtime.getRuntime().addShutdownHook(new Thread(this::tell));
  }

  /** Of a run, whose events say when it has a folder. */
  static Interruption ofRun(PrintWriter err) {
    return new Interruption(err, null, folder -> true);
  }

  /**
   * Of work whose place is known before it begins.
   *
   * @param resumable whether there is enough in its place for it to go on
   */
  static Interruption of(PrintWriter err, Path work, Predicate<Path> resumable) {
    return new Interruption(err, work, resumable);
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunEvent.Kept kept) {
      work = kept.folder();
    }
  }

  private void tell() {
    if (over) {
      return;
    }
    if (Terminal.isInteractive()) {
      err.println(); // below the ^C that a terminal shows
    }
    boolean goesOn = work != null && resumable.test(work);
    err.println(
        goesOn
            ? "tandem: interrupted; what was done is kept, and '"
                + CommandLineText.of(List.of("resume", work.toString()))
                + "' goes on"
            : "tandem: interrupted");
    err.flush();
  }

  /** Notes that there is nothing more to interrupt. */
  void over() {
    over = true;
  }
}
