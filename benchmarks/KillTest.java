import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.model.Safetensors;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills Tandem at random moments and resumes it; see kill-test.sh. */
final class KillTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MILLIS_FOR_ORPHANS = 1000;
  private static final long MILLIS_FOR_A_WRITE = 5000;

  /** What no two runs have alike, and what is concluded from it. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of(
          "seconds",
          "evaluationSeconds",
          "time",
          "memory",
          "computingThreads",
          "threadSeconds",
          "waitingWorkSeconds",
          "trainingSeconds",
          "rowsPerSecond",
          "totalSeconds",
          "target.seconds",
          "peakBytes",
          "baselineBytes",
          "handOverSeconds");

  /** Audit items about threads, the clock and the process's options. */
  private static final Set<String> CLOCKS =
      Set.of("threads", "what the clock covers", "processor and JVM");

  /** Columns of tables that are times. */
  private static final Set<String> TIMES =
      Set.of("seconds", "evaluation_seconds", "training_seconds", "mean_seconds");

  /** A command, what it leaves, and how it is resumed. */
  private record Kind(String name, List<String> begin) {
    List<String> begin(Path out) {
      List<String> words = new ArrayList<>(begin);
      words.addAll(
          name.equals("train")
              ? List.of("-o", out.resolve("model.safetensors").toString())
              : List.of("--out", out.toString()));
      return words;
    }

    /** Empty if nothing was begun that could be resumed. */
    List<String> resume(Path out) throws IOException {
      if (name.equals("train")) {
        return Files.exists(out.resolve("model.safetensors.training/job.json"))
            ? List.of("resume", out.resolve("model.safetensors").toString())
            : List.of();
      }
      String mark = name.equals("sweep") ? "environment.json" : "comparison.json";
      try (Stream<Path> files = Files.walk(out)) {
        return files
            .filter(file -> file.endsWith(mark))
            .min(Comparator.naturalOrder())
            .map(file -> List.of("resume", file.getParent().toString()))
            .orElse(List.of());
      }
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "compare",
              List.of(
                  "compare", "moons", "--engines", "scratch,textbook", "--epochs", "40",
                  "--repeats", "2", "--dropout", "0.2", "--schedule", "reduce-on-plateau", "--checkpoint", "1")),
          new Kind(
              "sweep",
              List.of(
                  "sweep", "moons", "--epochs", "40", "--seeds", "1,2", "--vary",
                  "optimizer.learningRate=0.01,0.003", "--jobs", "2", "--checkpoint", "1")),
          new Kind(
              "train",
              List.of("train", "digits", "--epochs", "8", "--checkpoint", "1")));

  private final Random random;
  private final Path place;
  private final Map<String, Long> faults = new TreeMap<>();
  private int kills;
  private int insideWrites;
  private int resumed;

  private KillTest(long seed, Path place) {
    this.random = new Random(seed);
    this.place = place;
  }

  public static void main(String[] arguments) throws Exception {
    int wanted = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
    Path place = Files.createTempDirectory("kill-test");
    KillTest test = new KillTest(seed, place);
    Map<Kind, Path> unbroken = new HashMap<>();
    Map<Kind, Long> millis = new HashMap<>();
    for (Kind kind : KINDS) {
      Path out = Files.createDirectory(place.resolve(kind.name() + "-unbroken"));
      long start = System.nanoTime();
      int code = start(kind.begin(out), out).waitFor();
      millis.put(kind, (System.nanoTime() - start) / 1_000_000);
      unbroken.put(kind, out);
      System.out.println(
          kind.name() + ", unbroken: " + millis.get(kind) / 1000 + " s, exit code " + code);
    }
    for (int run = 1; test.kills < wanted; run++) {
      Kind kind = KINDS.get(run % KINDS.size());
      Path out = Files.createDirectory(place.resolve(kind.name() + "-" + run));
      int before = test.kills;
      test.killUntilDone(kind, out, millis.get(kind), wanted);
      test.compare(kind, unbroken.get(kind), out);
      System.out.printf(
          "%3d kills: %s, killed %d times%s%n",
          test.kills, kind.name(), test.kills - before, test.faults.isEmpty() ? "" : test.faults);
    }
    System.out.println(
        test.kills
            + " kills, "
            + test.insideWrites
            + " of them while a checkpoint was written; "
            + test.resumed
            + " resumed; "
            + (test.faults.isEmpty() ? "no faults" : "FAULTS: " + test.faults + " in " + place));
    System.exit(test.faults.isEmpty() ? 0 : 1);
  }

  /** At most four times, so that every command comes to its end. */
  private void killUntilDone(Kind kind, Path out, long millis, int wanted) throws Exception {
    int left = 1 + random.nextInt(4);
    while (true) {
      List<String> resume = kind.resume(out);
      resumed += resume.isEmpty() ? 0 : 1;
      Map<Path, FileTime> finished = finished(out);
      Process process = start(resume.isEmpty() ? kind.begin(out) : resume, out);
      boolean kill = left-- > 0 && kills < wanted;
      if (kill && !process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS)) {
        int before = unfinished(out.toFile());
        if (random.nextInt(3) == 0) {
          waitForWrite(process, out, before);
        }
        kill(process);
        kills++;
        insideWrites += unfinished(out.toFile()) > before ? 1 : 0;
      } else {
        process.waitFor();
        left = 0;
      }
      orphans(process.pid());
      readable(out);
      finished.forEach(
          (file, time) -> {
            if (!time.equals(modified(file))) {
              fault("finished work done again: " + file);
            }
          });
      if (process.exitValue() == 0) {
        return;
      }
      if (process.exitValue() < 128) { // a lost contender ends with 1, and is resumed
        String said = Files.readString(out.resolve("log"), StandardCharsets.UTF_8);
        if (said.contains("has finished")) {
          return; // killed after its end, while the report was drawn
        }
        if (process.exitValue() != 1) {
          fault("exit code " + process.exitValue() + ": " + said.strip());
          return;
        }
      }
    }
  }

  private static Process start(List<String> words, Path out) throws IOException {
    List<String> command = new ArrayList<>(List.of("setsid", "./tandem"));
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(out.resolve("log").toFile())
        .start();
  }

  /** The parent alone, its whole group, or one of its children. */
  private void kill(Process process) throws Exception {
    int how = random.nextInt(4);
    List<ProcessHandle> children = process.toHandle().descendants().toList();
    if (how == 0 && !children.isEmpty()) {
      children.get(random.nextInt(children.size())).destroyForcibly();
    } else if (how == 1) {
      new ProcessBuilder("kill", "-9", "--", "-" + process.pid()).start().waitFor();
    } else {
      process.destroyForcibly();
    }
    process.waitFor();
  }

  private static void waitForWrite(Process process, Path out, int before) {
    long end = System.nanoTime() + MILLIS_FOR_A_WRITE * 1_000_000;
    while (process.isAlive() && System.nanoTime() < end && unfinished(out.toFile()) <= before) {
      Thread.onSpinWait();
    }
  }

  /** How many checkpoints lie under a temporary name; files may come and go meanwhile. */
  private static int unfinished(File folder) {
    File[] files = folder.listFiles();
    int unfinished = 0;
    for (File file : files == null ? new File[0] : files) {
      boolean checkpoint = folder.getName().equals("checkpoints");
      if (file.isDirectory()) {
        unfinished += unfinished(file);
      } else if (checkpoint && file.getName().startsWith(".")) {
        unfinished++;
      }
    }
    return unfinished;
  }

  private void orphans(long group) throws Exception {
    Thread.sleep(MILLIS_FOR_ORPHANS);
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      all.filter(folder -> folder.getFileName().toString().matches("[0-9]+"))
          .filter(folder -> isAlive(folder, group))
          .forEach(folder -> fault("orphan"));
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

  private void readable(Path out) throws IOException {
    for (Path file : files(out)) {
      String name = file.getFileName().toString();
      try {
        if (name.startsWith(".")) {
          continue; // no final name
        } else if (name.endsWith(".json")) {
          JSON.readTree(Files.readAllBytes(file));
        } else if (name.endsWith(".safetensors")) {
          Safetensors.read(file);
        }
      } catch (IOException | RuntimeException e) {
        fault("unreadable: " + file + ": " + e.getMessage());
      }
    }
  }

  /** Models and results of what is over, and when they were written. */
  private static Map<Path, FileTime> finished(Path out) throws IOException {
    Map<Path, FileTime> finished = new HashMap<>();
    for (Path file : files(out)) {
      boolean over =
          file.endsWith("events.jsonl") && Files.readString(file).contains("\"finished\"");
      if (over) {
        Path model = file.resolveSibling("model.safetensors");
        finished.put(model, modified(model));
      } else if (file.getParent().endsWith("results") && file.toString().endsWith(".json")) {
        finished.put(file, modified(file));
      }
    }
    return finished;
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Weights, predictions and tables must be the same. */
  private void compare(Kind kind, Path unbroken, Path out) throws IOException {
    Map<String, Path> expected = results(unbroken);
    Map<String, Path> got = results(out);
    if (!expected.keySet().equals(got.keySet())) {
      fault(kind.name() + ": other files: " + got.keySet());
      return;
    }
    for (String name : expected.keySet()) {
      Path a = expected.get(name);
      Path b = got.get(name);
      boolean same =
          name.endsWith(".json")
              ? same(JSON.readTree(a.toFile()), JSON.readTree(b.toFile()))
              : name.endsWith(".csv")
                  ? withoutTimes(a).equals(withoutTimes(b))
                  : Files.mismatch(a, b) < 0;
      if (!same) {
        fault("different: " + b);
      }
    }
  }

  private static Map<String, Path> results(Path out) throws IOException {
    Map<String, Path> results = new TreeMap<>();
    for (Path file : files(out)) {
      String name = file.getFileName().toString();
      boolean result =
          name.matches("comparison\\.json|.*\\.csv|(model|predictions|surfaces)\\.safetensors")
              || file.getParent().endsWith("results");
      if (result) {
        // the run's folder is named after the time of day
        results.put(out.relativize(file).toString().replaceFirst("[0-9]{8}-[0-9]{6}", "RUN"), file);
      }
    }
    return results;
  }

  private static boolean same(JsonNode a, JsonNode b) {
    if (a.isObject() && b.isObject()) {
      if (CLOCKS.contains(a.path("item").asText())) {
        return true;
      }
      List<String> names = new ArrayList<>();
      a.fieldNames().forEachRemaining(names::add);
      b.fieldNames().forEachRemaining(names::add);
      return names.stream()
          .filter(name -> !OF_THE_MOMENT.contains(name))
          .allMatch(name -> a.has(name) && b.has(name) && same(a.get(name), b.get(name)));
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      Iterator<JsonNode> others = b.elements();
      for (JsonNode own : a) {
        if (!same(own, others.next())) {
          return false;
        }
      }
      return true;
    }
    return a.equals(b);
  }

  private static String withoutTimes(Path csv) throws IOException {
    List<String> lines = Files.readAllLines(csv);
    List<String> header = List.of(lines.get(0).split(","));
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      List<String> cells = Arrays.asList(line.split(",", -1));
      for (int i = 0; i < cells.size(); i++) {
        boolean time = i < header.size() && TIMES.contains(header.get(i));
        text.append(time ? "" : cells.get(i)).append(',');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private void fault(String what) {
    faults.merge(what, 1L, Long::sum);
  }
}
