package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.SpecNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The command that starts a program of somebody's own, as contenders in files have it: {@code
 * {engine: process, command: [python3, my_network.py]}}, which is short for settings of the engine.
 */
final class ProgramCommand {
  /** The engine that runs programs. */
  static final String ENGINE = "process";

  static final String KEY = "command";

  /** Keys of a contender that are settings of its engine. */
  static final List<String> SETTINGS = List.of(KEY, "stall");

  private static final String LONG_KEY = "engine.settings." + KEY;
  private static final List<String> ENDINGS = List.of(".py", ".js", ".java", ".jar");

  private ProgramCommand() {}

  /** Whether a word names a file, there or not, rather than an engine or a command. */
  static boolean isPath(String word) {
    return word.contains("/")
        || word.contains(Path.of("").getFileSystem().getSeparator())
        || isSource(word);
  }

  private static boolean isSource(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** The words of a contender's command; empty if it is no program. */
  static Optional<List<String>> of(SpecNode contender) {
    return find(contender).map(ProgramCommand::words);
  }

  static Optional<SpecNode> find(SpecNode contender) {
    return contender instanceof SpecNode.Keys
        ? contender.find(KEY).or(() -> contender.find(LONG_KEY))
        : Optional.empty();
  }

  /** A file's name alone is a command, too. */
  private static List<String> words(SpecNode command) {
    if (command instanceof SpecNode.Items items) {
      return items.items().stream().map(item -> String.valueOf(item.toPlain())).toList();
    }
    return List.of(String.valueOf(command.toPlain()));
  }

  /** A contender whose command means the same wherever it is read. */
  static SpecNode absolute(SpecNode contender, Path folder) {
    return find(contender)
        .map(
            command ->
                contender.with(
                    contender.find(KEY).isPresent() ? KEY : LONG_KEY,
                    SpecNode.of(absolute(words(command), folder), command.origin())))
        .orElse(contender);
  }

  /** Files become absolute, and the first word if it is meant as one. */
  private static List<String> absolute(List<String> words, Path folder) {
    return IntStream.range(0, words.size())
        .mapToObj(
            i -> {
              String word = words.get(i);
              Optional<Path> file = resolve(folder, word);
              boolean meant =
                  i == 0 && isPath(word) || file.filter(Files::isRegularFile).isPresent();
              return meant ? file.map(Path::toString).orElse(word) : word;
            })
        .toList();
  }

  private static Optional<Path> resolve(Path folder, String word) {
    try {
      return Optional.of(folder.resolve(word).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws ExperimentException if the program is a file that is not there
   */
  static void requireFile(List<String> words, String origin) {
    Optional<Path> file = resolve(Path.of(""), words.get(0));
    if (isPath(words.get(0)) && file.filter(Files::isRegularFile).isEmpty()) {
      String path = file.map(Path::toString).orElse(words.get(0));
      String got = "no file " + path;
      if (file.filter(Files::exists).isPresent()) {
        got = file.filter(Files::isDirectory).isPresent() ? "the folder " : "a pipe or a device, ";
        got += path;
      }
      throw new ExperimentException(
          origin
              + ": expected a program, got "
              + got
              + (words.get(0).contains(" ")
                  ? "; write a command as a list: [python3, my.py]"
                  : ""));
    }
  }

  /** What a program is called: its file's name without the ending, fit to name a folder. */
  static String name(List<String> words) {
    String word = words.stream().filter(ProgramCommand::isSource).findFirst().orElse(words.get(0));
    String file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    String name =
        file.replaceFirst("(?<=.)[.][^.]*$", "")
            .replaceAll("[^A-Za-z0-9._-]", "_")
            .replaceFirst("^[._-]+", "");
    return name.isEmpty() ? "program" : name;
  }
}
