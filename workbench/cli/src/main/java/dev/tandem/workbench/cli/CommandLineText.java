package dev.tandem.workbench.cli;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command line as one would type it into a shell again. */
final class CommandLineText {
  private static final Pattern WORD = Pattern.compile("'(?:[^']|'\\\\'')*'|[^ ']+");

  private CommandLineText() {}

  /** All words that the command was called with, the program's name first. */
  static String of(CommandSpec command) {
    return of(command.root().commandLine().getParseResult().originalArgs());
  }

  static String of(List<String> words) {
    return "tandem" + words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
  }

  /** The words of such a command line, the program's name first. */
  static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.startsWith("'") ? unquoted(word) : word)
        .toList();
  }

  private static String unquoted(String word) {
    return word.substring(1, word.length() - 1).replace("'\\''", "'");
  }

  /** In single quotes where a POSIX shell would see more than letters in it. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
