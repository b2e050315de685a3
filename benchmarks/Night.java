import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A night's comparison, killed and resumed, and the same without; see night.sh. */
final class Night {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIAL_EPOCHS = 10;
  private static final int EPOCHS_PER_CHECKPOINT = 10;
  private static final int SECONDS_PER_LOOK = 10;

  /** Resident memory late in a process's life, as a ratio to that when a quarter of it was over. */
  private static final double FLAT = 1.1;

  /** Processes with fewer values are not judged. */
  private static final int VALUES = 40;

  /** A whole command, its folder, and the parent's resident bytes, a list for each start. */
  private static final class Run {
    final Path out;
    final List<List<Long>> parents = new ArrayList<>();
    Process process;

    Run(Path out) throws IOException {
      this.out = Files.createDirectory(out);
    }

    void start(String... words) throws IOException {
      parents.add(new ArrayList<>());
      process = Work.start(List.of(words), log(parents.size()), Map.of());
    }

    Path log(int start) {
      return out.resolve("log-" + start);
    }

    void compare(int epochs) throws IOException {
      start(
          "compare", "mnist", "--hidden", "128,64", "--dropout", "0.1", "--engines",
          "scratch,pytorch", "--epochs", "" + epochs, "--checkpoint", "" + EPOCHS_PER_CHECKPOINT,
          "--out", out.toString());
    }

    Path file(String name) throws IOException {
      try (Stream<Path> files = Files.walk(out)) {
        return files
            .filter(file -> file.endsWith(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(out + " has no " + name));
      }
    }

    void look() throws IOException {
      try {
        Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .forEach(
                line ->
                    parents
                        .get(parents.size() - 1)
                        .add(1024 * Long.parseLong(line.replaceAll("[^0-9]", ""))));
      } catch (NoSuchFileException ended) {
        // between two looks
      }
    }
  }

  private final List<String> faults = new ArrayList<>();

  public static void main(String[] arguments) throws Exception {
    double hours = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 12;
    int resumes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Random random = new Random(arguments.length > 2 ? Long.parseLong(arguments[2]) : 1);
    new Night().run(hours, resumes, random);
  }

  private void run(double hours, int resumes, Random random) throws Exception {
    Path place = Files.createTempDirectory("night");
    double perEpoch = secondsPerEpoch(place);
    int epochs = (int) (hours * 3600 / perEpoch);
    System.out.printf(
        Locale.ROOT, "%.2f s per epoch: %,d epochs for %.2f hours%n", perEpoch, epochs, hours);
    Run unbroken = new Run(place.resolve("unbroken"));
    Run broken = new Run(place.resolve("broken"));
    unbroken.compare(epochs);
    broken.compare(epochs);
    for (int resume = 1; resume <= resumes; resume++) {
      double share = (resume - 0.5 + 0.5 * random.nextDouble()) / (resumes + 1);
      waitUntil(unbroken, broken, (int) (share * epochs));
      broken.process.destroyForcibly().waitFor();
      System.out.println("killed: " + last(broken));
      broken.start("resume", broken.file("experiment.yaml").getParent().toString());
    }
    waitUntil(unbroken, broken, Integer.MAX_VALUE);
    for (Run run : List.of(unbroken, broken)) {
      if (run.process.exitValue() != 0) {
        faults.add(run.out + ": exit code " + run.process.exitValue() + "; see its logs");
      }
    }
    memory(unbroken);
    memory(broken);
    faults.addAll(Leavings.differences(unbroken.out, broken.out));
    System.out.println(
        faults.isEmpty() ? "flat memory, the same bits" : "FAULTS: " + faults + " in " + place);
    System.exit(faults.isEmpty() ? 0 : 1);
  }

  /** Of two comparisons side by side, as in the long run. */
  private static double secondsPerEpoch(Path place) throws Exception {
    Run a = new Run(place.resolve("trial-a"));
    Run b = new Run(place.resolve("trial-b"));
    a.compare(TRIAL_EPOCHS);
    b.compare(TRIAL_EPOCHS);
    if (a.process.waitFor() + b.process.waitFor() != 0) {
      System.err.print(Files.readString(a.log(1)));
      System.exit(2);
    }
    double seconds = 0;
    for (Run run : List.of(a, b)) {
      JsonNode comparison = JSON.readTree(run.file("comparison.json").toFile());
      for (JsonNode contender : comparison.get("contenders")) {
        seconds += contender.at("/runs/0/time/totalSeconds").asDouble() / TRIAL_EPOCHS / 2;
      }
    }
    return seconds;
  }

  /** Until the broken run has done so many epochs; if there are not as many, until both end. */
  private static void waitUntil(Run unbroken, Run broken, int epochs) throws Exception {
    int looks = 0;
    while (broken.process.isAlive() || epochs == Integer.MAX_VALUE && unbroken.process.isAlive()) {
      broken.process.waitFor(SECONDS_PER_LOOK, TimeUnit.SECONDS);
      if (!broken.process.isAlive()) {
        unbroken.process.waitFor(SECONDS_PER_LOOK, TimeUnit.SECONDS);
      }
      unbroken.look();
      broken.look();
      if (++looks % 30 == 0) {
        System.out.println("  " + last(broken));
      }
      if (looks > 1 && residents(broken, "scratch").size() >= epochs) {
        return;
      }
    }
  }

  private static String last(Run run) throws IOException {
    return "after epoch " + residents(run, "scratch").size();
  }

  /** Resident bytes of a contender after each epoch. */
  private static List<Long> residents(Run run, String contender) throws IOException {
    List<Long> bytes = new ArrayList<>();
    Path events =
        run.file("experiment.yaml")
            .resolveSibling("contenders/" + contender + "/1/events.jsonl");
    if (Files.exists(events)) {
      for (String line : Files.readAllLines(events)) {
        if (line.startsWith("{\"type\":\"epoch\"") && line.endsWith("}")) {
          JsonNode event = JSON.readTree(line);
          if (event.get("epoch").asInt() == bytes.size() + 1) { // not what was lost and done again
            bytes.add(event.get("residentBytes").asLong());
          }
        }
      }
    }
    return bytes;
  }

  private void memory(Run run) throws IOException {
    for (List<Long> parent : run.parents) {
      memory(run.out.getFileName() + ", parent", parent);
    }
    if (run.parents.size() == 1) { // else its processes began anew
      memory(run.out.getFileName() + ", scratch", residents(run, "scratch"));
      memory(run.out.getFileName() + ", pytorch", residents(run, "pytorch"));
    }
  }

  private void memory(String whose, List<Long> bytes) {
    int quarter = bytes.size() / 4;
    if (bytes.size() < VALUES) {
      System.out.printf("%-20s %d values: too few%n", whose, bytes.size());
      return;
    }
    double early = median(bytes.subList(quarter, 2 * quarter));
    double late = median(bytes.subList(3 * quarter, bytes.size()));
    System.out.printf(
        Locale.ROOT,
        "%-20s %,d values: second quarter %.0f MB, last %.0f MB: ratio %.2f (at most %.2f)%n",
        whose,
        bytes.size(),
        early / 1e6,
        late / 1e6,
        late / early,
        FLAT);
    if (late / early > FLAT) {
      faults.add(whose + " grows");
    }
  }

  private static double median(List<Long> bytes) {
    return bytes.stream().sorted().toList().get(bytes.size() / 2);
  }
}
