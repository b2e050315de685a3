package dev.tandem.datasets.table.text;

import dev.tandem.network.FormatSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signs between and around values, chosen by the first lines: the separator that gives all of
 * them the same number of values, the most there is. Whether it holds for the whole file shows
 * itself when that is read; a line with more or fewer values is refused there.
 */
record Dialect(char separator, char quote) {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  /** How to read a file. */
  static Dialect of(String start, String name, FormatSpec spec) {
    char quote = spec.quote().orElse('"');
    Optional<Character> told =
        spec.separator().or(() -> name.endsWith(".tsv") ? Optional.of('\t') : Optional.empty());
    char separator = told.orElseGet(() -> separator(start, quote));
    return new Dialect(separator, spec.quote().orElseGet(() -> quote(start, separator)));
  }

  private static char separator(String start, char quote) {
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      List<Integer> counts = counts(start, candidate, quote);
      boolean same = counts.stream().distinct().count() == 1;
      if (same && counts.get(0) > most) {
        most = counts.get(0);
        best = candidate;
      }
    }
    return most > 1 ? best : commonest(start, quote);
  }

  /** Where no separator fits all lines: the one that the header has most. */
  private static char commonest(String start, char quote) {
    char best = ',';
    int most = 1;
    for (char candidate : SEPARATORS) {
      List<Integer> counts = counts(start, candidate, quote);
      if (!counts.isEmpty() && counts.get(0) > most) {
        most = counts.get(0);
        best = candidate;
      }
    }
    return best;
  }

  /** Values in each whole line of the file's beginning. */
  private static List<Integer> counts(String start, char separator, char quote) {
    List<Integer> counts = new ArrayList<>();
    boolean quoted = false;
    boolean blank = true;
    int values = 1;
    for (int i = 0; i < start.length(); i++) {
      char sign = start.charAt(i);
      if (sign == quote) {
        quoted = !quoted;
      } else if (!quoted && sign == separator) {
        values++;
      } else if (!quoted && sign == '\n') {
        if (!blank) {
          counts.add(values);
        }
        values = 1;
        blank = true;
        continue;
      }
      blank &= sign == '\r';
    }
    if (counts.isEmpty() && !blank) {
      counts.add(values);
    }
    return counts;
  }

  /** An apostrophe if half of all values stand between two, as some programs write them. */
  private static char quote(String start, char separator) {
    int values = 0;
    int between = 0;
    for (String line : start.lines().toList()) {
      for (String value : line.split(Pattern.quote(separator + ""), -1)) {
        String own = value.trim();
        values++;
        between += own.length() > 1 && own.startsWith("'") && own.endsWith("'") ? 1 : 0;
      }
    }
    return between > 0 && 2 * between >= values ? '\'' : '"';
  }

  /** What a reader should know of it; empty for commas and quotation marks. */
  List<String> notes(boolean told) {
    List<String> notes = new ArrayList<>();
    if (separator != ',' && !told) {
      notes.add("separator " + (separator == '\t' ? "tab" : "'" + separator + "'"));
    }
    if (quote != '"') {
      notes.add("quote " + quote);
    }
    return notes;
  }
}
