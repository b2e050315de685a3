import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Signals to contenders' processes; see child-trouble.sh. */
final class ChildTrouble {
  private static final int SIDE_BY_SIDE = 10; // those who wait for a stalled child
  private static final double STALL_SECONDS = 60;
  private static final int EPOCHS = 150;
  private static final String CONTENDERS =
      """
      name: moons
      data: {source: moons}
      network: {hidden: [64, 64], dropout: 0.2}
      optimizer: {type: adam, learningRate: 0.01}
      training: {epochs: %d, batchSize: 16, seed: 1}
      contenders:
        - scratch
        - textbook
      """;
  private static final String THIRD =
      "  - {id: third, engine: textbook, overrides: {optimizer: {learningRate: 0.003}}}\n";

  /** What is done to a child, and what must be said of it within so many seconds. */
  private enum Trouble {
    STOP("STOP", "its process has stalled: no step and no processor time for 60 s", 70),
    ABORT("ABRT", "its process was killed by signal 6 (abort)", 10),
    SEGV("SEGV", "its process was killed by signal 6 (abort); SIGSEGV", 10),
    KILL("KILL", "its process was killed by signal 9", 10);

    private final String signal;
    private final String cause;
    private final double seconds;

    Trouble(String signal, String cause, double seconds) {
      this.signal = signal;
      this.cause = cause;
      this.seconds = seconds;
    }
  }

  private final Path place;
  private final Map<Integer, Path> undisturbed = new TreeMap<>(); // by the number of contenders
  private long millis;
  private int trials;
  private int failed;

  private ChildTrouble(Path place) {
    this.place = place;
  }

  public static void main(String[] arguments) throws Exception {
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    Random random = new Random(arguments.length > 1 ? Long.parseLong(arguments[1]) : 1);
    ChildTrouble test = new ChildTrouble(Files.createTempDirectory("child-trouble"));
    test.undisturbed();
    List<Callable<String>> alone = new ArrayList<>();
    List<Callable<String>> waiting = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      long seed = random.nextLong();
      alone.add(() -> test.child(i(number, "abort"), number % 2 == 0 ? Trouble.ABORT : Trouble.SEGV, seed));
      alone.add(() -> test.child(i(number, "kill"), Trouble.KILL, seed + 1));
      waiting.add(() -> test.child(i(number, "stop"), Trouble.STOP, seed + 2));
    }
    waiting.add(() -> test.command("parent", "stopped alone", false));
    waiting.add(() -> test.command("all", "stopped with its children", true));
    test.run(alone, 2);
    test.run(waiting, SIDE_BY_SIDE);
    System.out.printf(
        "%d trials, %d faults%s%n",
        test.trials, test.failed, test.failed == 0 ? "" : "; see " + test.place);
    System.exit(test.failed == 0 ? 0 : 1);
  }

  private static String i(int number, String what) {
    return what + "-" + number;
  }

  private void run(List<Callable<String>> all, int sideBySide) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(sideBySide);
    List<Future<String>> begun = new ArrayList<>();
    all.forEach(one -> begun.add(workers.submit(one)));
    workers.shutdown();
    for (Future<String> one : begun) {
      String line = one.get();
      trials++;
      failed += line.startsWith("ok") ? 0 : 1;
      System.out.printf("%3d  %s%n", trials, line);
    }
  }

  private void undisturbed() throws Exception {
    for (int contenders = 2; contenders <= 3; contenders++) {
      Path folder = folder("undisturbed-" + contenders, contenders);
      long start = System.nanoTime();
      int code = start(folder).waitFor();
      millis = (System.nanoTime() - start) / 1_000_000;
      undisturbed.put(contenders, folder.resolve("out"));
      System.out.printf(
          "%d contenders, undisturbed: %.1f s, exit code %d%n", contenders, millis / 1e3, code);
    }
  }

  private Path folder(String name, int contenders) throws IOException {
    Path folder = Files.createDirectory(place.resolve(name));
    Files.writeString(
        folder.resolve("experiment.yaml"), CONTENDERS.formatted(EPOCHS) + (contenders == 3 ? THIRD : ""));
    return folder;
  }

  private Process start(Path folder) throws IOException {
    List<String> words =
        List.of(
            "compare", folder.resolve("experiment.yaml") + "", "--verbose", "--out", folder.resolve("out") + "");
    return Work.start(words, folder.resolve("log"), Map.of());
  }

  /** One child of one comparison. */
  private String child(String name, Trouble trouble, long seed) throws Exception {
    Random random = new Random(seed);
    int contenders = 2 + random.nextInt(2);
    Path folder = folder(name, contenders);
    Process process = start(folder);
    await(random.nextInt(EPOCHS * contenders), folder, process);
    process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
    Optional<ProcessHandle> child = child(process, random);
    if (child.isEmpty()) {
      process.waitFor();
      return line(name, "ended before", folder, process, contenders, List.of());
    }
    Optional<String> trains = contender(child.get()); // empty: it walks in lock-step
    long since = System.nanoTime();
    Work.system("kill", "-" + trouble.signal, child.get().pid() + "");
    List<String> faults = new ArrayList<>();
    double told = trains.isEmpty() ? 0 : secondsUntilSaid(trains.get(), folder, process, since);
    process.waitFor();
    JsonNode result = result(folder, faults);
    String what = trains.orElse("the walk in lock-step");
    boolean out = trains.isPresent() && !status(result, what).equals("finished");
    if (out) {
      String message = contender(result, what).path("message").asText();
      require(message.contains(trouble.cause), "cause: " + message, faults);
      require(told <= trouble.seconds, String.format(Locale.ROOT, "told after %.1f s", told), faults);
    }
    require(process.exitValue() == (out ? 1 : 0), "exit code " + process.exitValue(), faults);
    String how = out ? String.format(Locale.ROOT, "told after %.1f s", told) : "it was done, or not needed";
    return line(
        name, trouble.signal + " to " + what + ": " + how, folder, process, contenders, faults);
  }

  /** Until so many epochs have been told; 0 is before there is a process, and too many the end. */
  private static void await(int epochs, Path folder, Process process) throws Exception {
    while (process.isAlive() && epochs(folder.resolve("out")) < epochs) {
      String said = Files.readString(folder.resolve("log"));
      if (said.contains("verdict: ")) {
        return;
      }
      Thread.sleep(10);
    }
  }

  private static long epochs(Path out) throws IOException {
    long epochs = 0;
    if (Files.exists(out)) {
      try (Stream<Path> files = Files.walk(out)) {
        for (Path file : files.filter(one -> one.endsWith("events.jsonl")).toList()) {
          try (Stream<String> lines = Files.lines(file)) {
            epochs += lines.filter(line -> line.startsWith("{\"type\":\"epoch\"")).count();
          }
        }
      }
    }
    return epochs;
  }

  /** The whole command, for longer than a child may stall. */
  private String command(String name, String what, boolean group) throws Exception {
    Path folder = folder(name, 3);
    Process process = start(folder);
    await(EPOCHS, folder, process);
    String target = group ? "-" + process.pid() : process.pid() + "";
    Work.system("kill", "-STOP", "--", target);
    Thread.sleep((long) (1000 * (STALL_SECONDS + 10)));
    Work.system("kill", "-CONT", "--", target);
    process.waitFor();
    List<String> faults = new ArrayList<>();
    require(process.exitValue() == 0, "exit code " + process.exitValue(), faults);
    return line(name, what + " for 70 s", folder, process, 3, faults);
  }

  private String line(
      String name, String what, Path folder, Process process, int contenders, List<String> found)
      throws Exception {
    List<String> faults = new ArrayList<>(found);
    long orphans = Work.orphans(process.pid());
    require(orphans == 0, orphans + " orphans", faults);
    String said = Files.readString(folder.resolve("log"));
    require(!said.contains("\tat "), "a stack trace", faults);
    JsonNode result = result(folder, faults);
    faults.addAll(Leavings.unreadable(folder.resolve("out")));
    Map<String, Path> got = Leavings.results(folder.resolve("out"));
    int same = 0;
    for (Map.Entry<String, Path> file : Leavings.results(undisturbed.get(contenders)).entrySet()) {
      String[] place = file.getKey().split("/"); // moons/RUN/contenders/ID/1/FILE
      if (place.length > 3 && status(result, place[3]).equals("finished")) {
        boolean equal =
            got.containsKey(file.getKey()) && Leavings.same(file.getValue(), got.get(file.getKey()));
        require(equal, "different: " + file.getKey(), faults);
        same++;
      }
    }
    if (!faults.isEmpty()) {
      faults.add(said.strip());
    }
    return (faults.isEmpty() ? "ok    " : "FAIL  ")
        + name
        + ": "
        + what
        + "; "
        + same
        + " files of others are the same"
        + String.join("", faults.stream().map(one -> "\n       " + one.replace("\n", "\n       ")).toList());
  }

  private static void require(boolean holds, String fault, List<String> faults) {
    if (!holds) {
      faults.add(fault);
    }
  }

  /** A random child, as soon as there is one. */
  private static Optional<ProcessHandle> child(Process process, Random random) throws Exception {
    while (process.isAlive()) {
      List<ProcessHandle> children =
          process.toHandle().descendants().filter(one -> contender(one).isPresent() || walks(one)).toList();
      if (!children.isEmpty()) {
        return Optional.of(children.get(random.nextInt(children.size())));
      }
      Thread.sleep(20);
    }
    return Optional.empty();
  }

  /** By the file that takes its output: {@code contenders/ID/1/output.log}. */
  private static Optional<String> contender(ProcessHandle process) {
    try {
      Path output = Files.readSymbolicLink(Path.of("/proc", process.pid() + "", "fd", "1"));
      boolean ours = output.endsWith("output.log") && output.toString().contains("/contenders/");
      return ours ? Optional.of(output.getName(output.getNameCount() - 3) + "") : Optional.empty();
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  private static boolean walks(ProcessHandle process) {
    try {
      Path output = Files.readSymbolicLink(Path.of("/proc", process.pid() + "", "fd", "1"));
      return output.toString().contains(".temporary-");
    } catch (IOException ended) {
      return false;
    }
  }

  /** Until the terminal has a line that says so, or the command ends. */
  private static double secondsUntilSaid(String contender, Path folder, Process process, long since)
      throws Exception {
    try (BufferedReader lines = Files.newBufferedReader(folder.resolve("log"))) {
      while (true) {
        boolean alive = process.isAlive(); // before the last look
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.contains(contender + " is failed: ")) {
            return (System.nanoTime() - since) / 1e9;
          }
        }
        if (!alive) {
          return Double.POSITIVE_INFINITY;
        }
        Thread.sleep(20);
      }
    }
  }

  private static JsonNode result(Path folder, List<String> faults) throws IOException {
    try (var files = Files.walk(folder.resolve("out"))) {
      Optional<Path> file = files.filter(one -> one.endsWith("comparison.json")).findFirst();
      require(file.isPresent(), "no comparison.json", faults);
      return new ObjectMapper().readTree(file.isPresent() ? Files.readString(file.get()) : "{}");
    }
  }

  private static String status(JsonNode result, String contender) {
    return contender(result, contender).path("status").asText();
  }

  private static JsonNode contender(JsonNode result, String id) {
    for (JsonNode contender : result.path("contenders")) {
      if (contender.path("id").asText().equals(id)) {
        return contender;
      }
    }
    return result.path("none");
  }
}
