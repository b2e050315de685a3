package dev.tandem.engines.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a program is started. A file is run by what its name says: {@code .py} by Python, {@code .js}
 * by Node, {@code .java} and {@code .jar} by this very JDK; anything else is a command.
 */
final class Launch {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private static final int MOST_OF_NAME = 60;

  private Launch() {}

  /**
   * The words of a text, split at blanks that are not within quotes, as in a shell: {@code python3
   * "my network.py"}.
   */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote == 0 && Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
        inWord = true;
      } else if (c == quote) {
        quote = 0;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * A process for the words of a command, with so many threads for the libraries that ask. A file
   * alone runs in its own folder; words after it may name files, so a command runs in the present
   * one.
   *
   * @param modules a folder with modules for Python
   */
  static ProcessBuilder of(List<String> words, int threads, Path modules) {
    ProcessBuilder builder = new ProcessBuilder(command(words));
    if (words.size() == 1) {
      file(words.get(0)).ifPresent(file -> builder.directory(file.getParent().toFile()));
    }
    Map<String, String> environment = builder.environment();
    for (String library : List.of("OMP", "MKL", "OPENBLAS")) {
      environment.put(library + "_NUM_THREADS", threads + "");
    }
    environment.put("PYTHONUNBUFFERED", "1");
    environment.merge(
        "PYTHONPATH", modules.toString(), (own, ours) -> ours + File.pathSeparator + own);
    return builder;
  }

  /** What people call the program: its file without folders, or the beginning of the command. */
  static String name(List<String> words) {
    String command = String.join(" ", words);
    Optional<Path> file = words.size() == 1 ? file(command) : Optional.empty();
    return file.map(path -> path.getFileName().toString())
        .orElse(
            command.length() <= MOST_OF_NAME ? command : command.substring(0, MOST_OF_NAME) + "…");
  }

  /** The command with the interpreter that the first word needs. */
  static List<String> command(List<String> words) {
    Optional<Path> file = file(words.get(0));
    List<String> command = new ArrayList<>(file.map(Launch::interpreter).orElse(List.of()));
    command.add(file.map(Path::toString).orElse(words.get(0)));
    command.addAll(words.subList(1, words.size()));
    return command;
  }

  private static List<String> interpreter(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return switch (name.substring(Math.max(0, name.lastIndexOf('.')))) {
      case ".py" -> python();
      case ".js" -> List.of("node");
      case ".java" -> List.of(java);
      case ".jar" -> List.of(java, "-jar");
      default -> List.of();
    };
  }

  private static List<String> python() {
    for (String name : List.of("python3", "python")) {
      if (isOnPath(name)) {
        return List.of(name);
      }
    }
    return WINDOWS ? List.of("py", "-3") : List.of("python3");
  }

  /** On Windows an empty file of that name does nothing but open the store. */
  private static boolean isOnPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> new File(folder, WINDOWS ? name + ".exe" : name))
        .anyMatch(file -> file.canExecute() && file.length() > 0);
  }

  /** Whether a word is the path of something that cannot be run, nor read without waiting. */
  static boolean isPipe(String word) {
    try {
      Path path = Path.of(word);
      return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<Path> file(String word) {
    try {
      return Optional.of(Path.of(word).toAbsolutePath()).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
