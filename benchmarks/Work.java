import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A command that trains, where it is told to leave its results, and how it is resumed. */
record Work(String name, List<String> words) {
  private static final long MILLIS_FOR_ORPHANS = 1000;

  static Work of(String words) {
    return new Work(words.split(" ")[0], List.of(words.split(" ")));
  }

  /** The command from its beginning. */
  List<String> begin(Path out) {
    List<String> all = new ArrayList<>(words);
    all.addAll(
        name.equals("train") ? List.of("-o", model(out).toString()) : List.of("--out", out + ""));
    return all;
  }

  /** Empty if nothing was begun that could be resumed. */
  List<String> resume(Path out) throws IOException {
    if (name.equals("train")) {
      return Files.exists(out.resolve("model.safetensors.training/job.json"))
          ? List.of("resume", model(out).toString())
          : List.of();
    }
    String mark = name.equals("sweep") ? "environment.json" : "comparison.json";
    try (Stream<Path> files = Files.walk(out)) {
      return files
          .filter(file -> file.endsWith(mark))
          .min(Comparator.naturalOrder())
          .map(file -> List.of("resume", file.getParent().toString()))
          .orElse(List.of());
    } catch (UncheckedIOException changing) { // while somebody is at work in it
      return List.of();
    }
  }

  private static Path model(Path out) {
    return out.resolve("model.safetensors");
  }

  /**
   * Starts Tandem in a process group of its own.
   *
   * @param log takes all that it prints
   */
  static Process start(List<String> words, Path log, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid", "./tandem"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** How many processes of a group are left a second after its end. */
  static long orphans(long group) throws IOException, InterruptedException {
    Thread.sleep(MILLIS_FOR_ORPHANS);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
          .filter(folder -> isAlive(folder, group))
          .count();
    }
  }

  /** {@code PID (name) STATE PARENT GROUP ...}; zombies are dead. */
  private static boolean isAlive(Path process, long group) {
    try {
      String stat = Files.readString(process.resolve("stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[2]) == group && !"ZX".contains(fields[0]);
    } catch (IOException ended) {
      return false;
    }
  }

  /** Runs something of the system's; whether it went well. */
  static boolean system(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }
}
