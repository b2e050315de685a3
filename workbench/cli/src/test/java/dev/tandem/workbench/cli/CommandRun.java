package dev.tandem.workbench.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** A command line that was run in this process, as the launcher runs it. */
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    int exitCode = Tandem.run(words, new PrintWriter(out, true), new PrintWriter(err, true));
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
