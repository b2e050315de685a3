import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whole processes, from their start to the saved model: MNIST read, trained, written. Ours through
 * the launcher, with data prepared before (warm) and from the IDX files (cold); the same with
 * PyTorch's engine; and a script of Python's that does the same. They take turns. Prints wall time,
 * peak resident memory, the ratios and whether the bars are passed.
 */
public final class Processes {
  private static final int MILLIS_BETWEEN_LOOKS = 20;
  private static final double WALL_BAR = 1 / 3.0;
  private static final double MEMORY_BAR = 200e6;
  private static final double MEMORY_SHARE_BAR = 0.4;

  /** What a process tree took; memory in bytes. */
  private record Cost(double seconds, double largest, double together) {}

  private final Path folder;
  private final Map<String, List<Cost>> costs = new LinkedHashMap<>();

  private Processes(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = Integer.parseInt(arguments[0]);
    String epochs = arguments[1];
    String threads = arguments[2];
    String python = arguments[3];
    String mnist = Path.of(System.getenv("TANDEM_DATA"), "mnist").toString();
    Processes all = new Processes(Files.createTempDirectory("tandem-processes"));
    for (int round = 1; round <= rounds; round++) {
      String model = all.folder.resolve("model").toString();
      Path cold = all.folder.resolve("cache-" + round);
      Path warm = all.folder.resolve("cache-1");
      System.out.printf("round %d/%d%n", round, rounds);
      List<String> ours = ours("scratch", model, epochs, threads);
      all.run("scratch, cold", ours, cold);
      all.run("scratch", ours, warm);
      List<String> theirs =
          List.of(python, "benchmarks/python/train_mnist.py", mnist, model, epochs, threads);
      all.run("python-torch", theirs, warm);
      all.run("pytorch", ours("pytorch", model, epochs, threads), warm);
    }
    boolean passed = all.report();
    remove(all.folder.toFile());
    System.exit(passed ? 0 : 1);
  }

  private static List<String> ours(String engine, String model, String epochs, String threads) {
    return List.of(
        "./tandem", "train", "mnist", "--engine", engine, "-o", model, "--epochs", epochs,
        "--threads", threads);
  }

  private void run(String name, List<String> command, Path cache)
      throws IOException, InterruptedException {
    Path log = folder.resolve("output.log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TANDEM_CACHE", cache.toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long start = System.nanoTime();
    Process process = builder.start();
    Map<Long, Long> peaks = new LinkedHashMap<>();
    while (process.isAlive()) {
      look(process.toHandle(), peaks);
      process.descendants().forEach(child -> look(child, peaks));
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.waitFor() != 0) {
      System.err.println(name + " failed: " + String.join(" ", command));
      System.err.print(Files.readString(log));
      System.exit(1);
    }
    double together = peaks.values().stream().mapToDouble(Long::doubleValue).sum();
    double largest = peaks.values().stream().mapToDouble(Long::doubleValue).max().orElse(0);
    costs.computeIfAbsent(name, key -> new ArrayList<>()).add(new Cost(seconds, largest, together));
    System.out.printf(
        Locale.ROOT, "  %-14s %6.2f s  %5.0f MB%n", name, seconds, largest / 1e6);
  }

  /** VmHWM only grows: the last look at a process tells its peak. */
  private static void look(ProcessHandle process, Map<Long, Long> peaks) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          peaks.put(process.pid(), 1024 * Long.parseLong(line.replaceAll("[^0-9]", "")));
        }
      }
    } catch (IOException gone) {
      // it ended between the list and the look; what was seen before stands
    }
  }

  private boolean report() {
    System.out.println();
    System.out.printf(
        "%-14s  %8s  %8s  %16s  %16s%n",
        "", "median s", "best s", "largest process", "all its processes");
    costs.forEach(
        (name, runs) ->
            System.out.printf(
                Locale.ROOT,
                "%-14s  %8.2f  %8.2f  %13.0f MB  %14.0f MB%n",
                name,
                median(runs.stream().mapToDouble(Cost::seconds).toArray()),
                runs.stream().mapToDouble(Cost::seconds).min().orElseThrow(),
                median(runs.stream().mapToDouble(Cost::largest).toArray()) / 1e6,
                median(runs.stream().mapToDouble(Cost::together).toArray()) / 1e6));
    System.out.println();
    double ours = median(costs.get("scratch").stream().mapToDouble(Cost::largest).toArray());
    double theirs = median(costs.get("pytorch").stream().mapToDouble(Cost::largest).toArray());
    boolean passed = say("wall time of Python's, prepared data in the cache", wall("scratch"));
    wallOnly("wall time of Python's, from the IDX files", wall("scratch, cold"));
    boolean small = ours <= MEMORY_BAR;
    boolean share = ours <= MEMORY_SHARE_BAR * theirs;
    verdict(small, "peak memory <= 200 MB", String.format(Locale.ROOT, "%.0f MB", ours / 1e6));
    verdict(
        share,
        "peak memory <= 40 % of the pytorch engine's",
        String.format(Locale.ROOT, "%.0f %%", 100 * ours / theirs));
    return passed && small && share;
  }

  private double wall(String name) {
    List<Cost> ours = costs.get(name);
    List<Cost> theirs = costs.get("python-torch");
    double logs = 0;
    for (int i = 0; i < ours.size(); i++) {
      logs += Math.log(ours.get(i).seconds() / theirs.get(i).seconds());
    }
    return Math.exp(logs / ours.size());
  }

  private static boolean say(String what, double ratio) {
    boolean passed = ratio <= WALL_BAR;
    verdict(passed, "<= 1/3 of the " + what, String.format(Locale.ROOT, "%.3f", ratio));
    return passed;
  }

  private static void wallOnly(String what, double ratio) {
    System.out.printf(Locale.ROOT, "      of the %s: %.3f%n", what, ratio);
  }

  private static void verdict(boolean passed, String bar, String figure) {
    System.out.printf("%-4s  %-62s  %s%n", passed ? "pass" : "FAIL", bar, figure);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void remove(File file) {
    File[] children = file.listFiles();
    for (File child : children == null ? new File[0] : children) {
      remove(child);
    }
    file.delete();
  }
}
