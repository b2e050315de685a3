package dev.tandem.workbench.cli;

import dev.tandem.workbench.bench.BenchListener;
import dev.tandem.workbench.report.text.BenchTable;
import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;
import java.io.PrintWriter;
import java.util.Locale;

/** A table a case; on a terminal also one line that is drawn over in between. */
final class BenchLines implements BenchListener {
  private static final String CLEAR = "\r\u001B[K";

  private final PrintWriter out;
  private final boolean interactive;
  private String said = "";

  BenchLines(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  @Override
  public void starting(String benchCase, String what) {
    draw(benchCase + ": starting " + what + " ...");
  }

  @Override
  public void round(String benchCase, int round, int rounds, String runner) {
    String line = String.format(Locale.ROOT, "%s: round %d/%d", benchCase, round, rounds);
    if (interactive) {
      draw(line + ", " + runner);
    } else if (!line.equals(said)) {
      out.println(line);
      said = line;
    }
  }

  @Override
  public void out(String runner, String message) {
    line(runner + " is out: " + message);
  }

  @Override
  public void finished(CaseEntry result) {
    line("");
    line(BenchTable.text(result));
  }

  private void draw(String text) {
    if (interactive) {
      out.print(CLEAR + text);
      out.flush();
    }
  }

  private void line(String text) {
    draw("");
    out.println(text);
  }
}
