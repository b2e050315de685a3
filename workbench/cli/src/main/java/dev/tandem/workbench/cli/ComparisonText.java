package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.report.terminal.ShortComparison;
import dev.tandem.workbench.report.terminal.Wrapped;
import dev.tandem.workbench.report.text.AttributionText;
import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code tandem compare} prints: while it runs, and when it is over. */
sealed interface ComparisonText {
  /** Returns what is shown while it runs. */
  ShownProgress progress();

  /** Prints what came of it. */
  void print(Comparison.Result result, Path report, Optional<Path> events);

  /** A screen at most: a table, answers to three questions, and where the report is. */
  record Short(PrintWriter out, ContenderLines progress) implements ComparisonText {
    private static final int LINES = 35;
    private static final int OTHERS = 4; // blank lines and where the report is

    /** Returns it on the terminal that there is. */
    static Short on(PrintWriter out) {
      return new Short(
          out,
          new ContenderLines(out, Terminal.isInteractive(), Terminal.columns(), System::nanoTime));
    }

    @Override
    public void print(Comparison.Result result, Path report, Optional<Path> events) {
      List<String> cause = new ArrayList<>();
      cause(result.file())
          .forEach(line -> cause.addAll(Wrapped.lines("cause     ", line, Terminal.columns())));
      int left = LINES - progress.printed() - cause.size() - OTHERS;
      out.println();
      ShortComparison.lines(result.file(), Terminal.columns(), left).forEach(out::println);
      cause.forEach(out::println);
      out.println();
      events.ifPresent(folder -> out.println("next:     tensorboard --logdir " + folder));
      out.println("open:     " + report);
    }
  }

  /** All that there is to say. */
  record Verbose(PrintWriter out, ProgressLines progress) implements ComparisonText {
    Verbose(PrintWriter out) {
      this(out, new ProgressLines(out, Terminal.isInteractive()));
    }

    @Override
    public void print(Comparison.Result result, Path report, Optional<Path> events) {
      out.println();
      out.println(ComparisonTable.of(result.file()));
      events.ifPresent(folder -> out.println("next: tensorboard --logdir " + folder));
      out.println("run folder: " + result.folder());
      out.println("report: " + report);
      if (result.file().attribution() != null) {
        out.println();
        cause(result.file()).forEach(line -> out.println("cause:   " + line));
      }
    }
  }

  /** The run folder alone, for scripts. */
  record Quiet(PrintWriter out, QuietProgress progress) implements ComparisonText {
    Quiet(PrintWriter out, PrintWriter errors) {
      this(out, new QuietProgress(errors));
    }

    @Override
    public void print(Comparison.Result result, Path report, Optional<Path> events) {
      out.println(result.folder());
    }
  }

  private static List<String> cause(ComparisonFile file) {
    return file.attribution() == null ? List.of() : AttributionText.lines(file.attribution());
  }
}
