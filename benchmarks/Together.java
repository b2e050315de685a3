import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Two of everything in one folder: each ends well or is refused in a line, and nothing is mixed up. */
final class Together {
  private static final int ROUNDS = 3;
  private static final int MOST_MILLIS_BETWEEN = 400;

  private final Random random;
  private final Path place;
  private final Map<Work, Path> undisturbed;
  private final Function<Path, Map<String, String>> environment;
  private final List<String> faults = new ArrayList<>();

  Together(
      Random random,
      Path place,
      Map<Work, Path> undisturbed,
      Function<Path, Map<String, String>> environment) {
    this.random = random;
    this.place = place;
    this.undisturbed = undisturbed;
    this.environment = environment;
  }

  /**
   * Tries all pairs.
   *
   * @param tell is told of each pair, and what was wrong with it
   */
  void all(BiConsumer<String, List<String>> tell) throws Exception {
    for (int round = 1; round <= ROUNDS; round++) {
      for (Work work : undisturbed.keySet()) {
        Path folder = Files.createDirectory(place.resolve("two-" + work.name() + round));
        two(work, folder);
        tell(tell, "two of " + work.name());
        Path stopped = Files.createDirectory(place.resolve("resumed-" + work.name() + round));
        twoResumed(work, stopped);
        tell(tell, "two resumes of " + work.name());
        Path visited = Files.createDirectory(place.resolve("visited-" + work.name() + round));
        visited(work, visited);
        tell(tell, work.name() + " while others clean, list and report");
      }
    }
  }

  private void tell(BiConsumer<String, List<String>> tell, String what) {
    tell.accept(what, List.copyOf(faults));
    faults.clear();
  }

  private void two(Work work, Path folder) throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    int ended = both(work.begin(out), folder);
    check(work, out, work.name().equals("compare") ? ended : 1);
  }

  private void twoResumed(Work work, Path folder) throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    List<String> resume = List.of();
    for (int attempt = 1; resume.isEmpty() && attempt <= 5; attempt++) {
      Process process = start(work.begin(out), folder, "log-stopped");
      while (process.isAlive() && work.resume(out).isEmpty()) {
        Thread.sleep(20);
      }
      process.waitFor(random.nextInt(1000), TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      Thread.sleep(1000); // its children notice
      resume = work.resume(out);
    }
    if (!resume.isEmpty()) {
      both(resume, folder);
      check(work, out, 1);
    }
  }

  /** Returns how many ended well. */
  private int both(List<String> words, Path folder) throws Exception {
    Process first = start(words, folder, "log-1");
    Thread.sleep(random.nextInt(MOST_MILLIS_BETWEEN));
    Process second = start(words, folder, "log-2");
    int well = well(first, folder.resolve("log-1")) + well(second, folder.resolve("log-2"));
    if (well == 0) {
      faults.add(
          "neither ended well: "
              + Files.readString(folder.resolve("log-1"))
              + Files.readString(folder.resolve("log-2")));
    }
    return well;
  }

  /** 1, or 0 for one that was refused in a line. */
  private int well(Process process, Path log) throws Exception {
    int code = process.waitFor();
    String said = Files.readString(log);
    boolean refused =
        said.lines().filter(line -> line.startsWith("tandem: ")).count() == 1
            && said.contains(": expected ");
    if (code != 0 && !(code == 2 && refused)) {
      faults.add("exit code " + code + ": " + said.strip());
    }
    return code == 0 ? 1 : 0;
  }

  private void visited(Work work, Path folder) throws Exception {
    Path out = Files.createDirectory(folder.resolve("out"));
    Process process = start(work.begin(out), folder, "log-1");
    List<List<String>> visits =
        List.of(
            List.of("runs", "clean", "--keep", "0", "--failed", "--interrupted", "--yes", "--out", out + ""),
            List.of("runs", "list", "--out", out + ""),
            List.of("report", "latest", "--out", out + ""));
    for (int visit = 0; process.isAlive(); visit++) {
      Process visitor = start(visits.get(visit % visits.size()), folder, "log-visit");
      well(visitor, folder.resolve("log-visit"));
      Thread.sleep(random.nextInt(MOST_MILLIS_BETWEEN));
    }
    if (well(process, folder.resolve("log-1")) == 1) {
      check(work, out, 1);
    }
  }

  private void check(Work work, Path out, int runs) throws IOException {
    faults.addAll(Leavings.unreadable(out));
    List<Path> each = List.of(out);
    if (runs > 1) {
      each = runFolders(out);
    }
    for (Path one : each) {
      faults.addAll(Leavings.differences(runs > 1 ? runFolders(undisturbed.get(work)).get(0) : undisturbed.get(work), one));
    }
  }

  private static List<Path> runFolders(Path out) throws IOException {
    try (var files = Files.walk(out)) {
      return files.filter(file -> file.endsWith("comparison.json")).map(Path::getParent).toList();
    }
  }

  private Process start(List<String> words, Path folder, String log) throws IOException {
    return Work.start(words, folder.resolve(log), environment.apply(place.resolve("cache")));
  }
}
