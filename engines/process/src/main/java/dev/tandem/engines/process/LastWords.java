package dev.tandem.engines.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a program prints beside its answers. The end of it is kept, for messages; in a process of
 * its own, whose output is a contender's log, the beginning is printed as well.
 */
final class LastWords {
  /** Set in a process whose output is kept as the program's log. */
  static final String PRINTED = "tandem.program.printed";

  private static final int MOST_KEPT = 64 << 10;
  private static final int MOST_PRINTED = 10 << 20;
  private static final int MOST_OF_LAST = 300;

  private final boolean prints = Boolean.getBoolean(PRINTED);
  private final Deque<String> lines = new ArrayDeque<>();
  private int kept;
  private int printed;
  private String lastError;

  /** A line of standard output, or of Tandem's own. */
  synchronized void add(String line) {
    if (line.isBlank()) {
      return;
    }
    lines.add(line);
    kept += line.length();
    while (kept > MOST_KEPT) {
      kept -= lines.remove().length();
    }
    print(line);
  }

  /** A line of standard error. */
  synchronized void addError(String line) {
    add(line);
    if (!line.isBlank()) {
      lastError = line;
    }
  }

  private void print(String line) {
    if (!prints || printed > MOST_PRINTED) {
      return;
    }
    printed += line.length();
    System.out.println(
        printed > MOST_PRINTED ? "(what the program prints from here on is not kept)" : line);
  }

  /** The last line, of standard error if there is one: there programs say why they end. */
  synchronized Optional<String> last() {
    return Optional.ofNullable(lastError == null ? lines.peekLast() : lastError)
        .map(String::strip)
        .map(line -> line.length() <= MOST_OF_LAST ? line : line.substring(0, MOST_OF_LAST) + "…");
  }

  /** The last lines, oldest first. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
