import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The measured bars: each runs {@code tandem compare} as a person does, reads the figures from the
 * run's comparison.json, and prints the bar, the figure and whether it is passed. Exit code 1 if one
 * is not.
 */
public final class Bars {
  private static final List<String> ALL = List.of("mnist", "noshow", "same-seed");
  private static final List<String> ENGINES = List.of("scratch", "pytorch");
  private static final int SEEDS = 3;
  private static final Set<String> MEASURED =
      Set.of(
          "seconds",
          "time",
          "memory",
          "trainingSeconds",
          "rowsPerSecond",
          "totalSeconds",
          "peakBytes",
          "baselineBytes");

  private final Path runs = Path.of("runs", "bars", Long.toString(System.currentTimeMillis()));
  private boolean allPassed = true;

  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> wanted = arguments.length == 0 ? ALL : List.of(arguments);
    if (!ALL.containsAll(wanted)) {
      System.err.println("bars: expected some of " + ALL + ", got " + wanted);
      System.exit(2);
    }
    Bars bars = new Bars();
    System.out.println("runs: " + bars.runs);
    if (wanted.contains("mnist")) {
      bars.mnist();
    }
    if (wanted.contains("noshow")) {
      bars.noshow("shuffled", 0.355);
      bars.noshow("stratified", 0.355);
      bars.noshow("grouped:PatientId", 0.350);
    }
    if (wanted.contains("same-seed")) {
      bars.sameSeed();
    }
    System.exit(bars.allPassed ? 0 : 1);
  }

  /** Both engines at least 97.5 %, and their means over the seeds within 0.3 points. */
  private void mnist() throws IOException, InterruptedException {
    Map<String, double[]> accuracies = overSeeds("accuracy", "mnist");
    for (String engine : ENGINES) {
      double[] seeds = accuracies.get(engine);
      double lowest = Arrays.stream(seeds).min().orElseThrow();
      say("MNIST, " + engine + ", every seed >= 97.5 %", percent(seeds), lowest >= 0.975);
    }
    double apart = Math.abs(mean(accuracies.get("scratch")) - mean(accuracies.get("pytorch")));
    String points = String.format(Locale.ROOT, "%.3f points", 100 * apart);
    say("MNIST, means of " + SEEDS + " seeds within 0.3 points", points, apart <= 0.003);
  }

  /** Each seed has its own split too: the split's luck is the larger part. */
  private void noshow(String split, double bar) throws IOException, InterruptedException {
    Map<String, double[]> areas = overSeeds("prAuc", "noshow", "--split", split);
    for (String engine : ENGINES) {
      double[] seeds = areas.get(engine);
      String name = String.format(Locale.ROOT, "no-show %s, %s, mean >= %.3f", split, engine, bar);
      String figures =
          String.format(
              Locale.ROOT, "PR-AUC %.4f, %.4f, %.4f: %.4f", seeds[0], seeds[1], seeds[2], mean(seeds));
      say(name, figures, mean(seeds) >= bar);
    }
  }

  /** Scratch's weights are the same to the bit, and all else but times and memory is equal. */
  private void sameSeed() throws IOException, InterruptedException {
    JsonNode first = compare("first", "digits", "--epochs", "3");
    JsonNode again = compare("again", "digits", "--epochs", "3");
    String sha = contender(first, "scratch").get("runs").get(0).get("weightsSha256").asText();
    String other = contender(again, "scratch").get("runs").get(0).get("weightsSha256").asText();
    say("same seed twice, scratch's weights", sha.substring(0, 12), sha.equals(other));
    removeMeasured(first);
    removeMeasured(again);
    boolean equal = first.equals(again);
    say("same seed twice, comparison.json", equal ? "equal" : "differs", equal);
  }

  private Map<String, double[]> overSeeds(String figure, String... arguments)
      throws IOException, InterruptedException {
    Map<String, double[]> figures = new LinkedHashMap<>();
    ENGINES.forEach(engine -> figures.put(engine, new double[SEEDS]));
    for (int seed = 1; seed <= SEEDS; seed++) {
      List<String> words = new ArrayList<>(List.of(arguments));
      words.addAll(List.of("--seed", seed + "", "--data-seed", seed + ""));
      JsonNode comparison = compare("seed-" + seed, words.toArray(String[]::new));
      for (String engine : ENGINES) {
        JsonNode run = contender(comparison, engine).get("runs").get(0);
        figures.get(engine)[seed - 1] = run.get("metrics").get("test").get(figure).asDouble();
      }
    }
    return figures;
  }

  private JsonNode compare(String name, String... arguments)
      throws IOException, InterruptedException {
    Path out = runs.resolve(String.join("-", arguments).replace(':', '-') + "-" + name);
    Files.createDirectories(out);
    List<String> command = new ArrayList<>(List.of("./tandem", "compare"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--engines", String.join(",", ENGINES), "--out", out.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("output.log").toFile())
            .start();
    if (process.waitFor() != 0) {
      System.err.println("bars: " + String.join(" ", command) + " failed; see its output.log");
      System.exit(1);
    }
    return new ObjectMapper().readTree(comparisonFile(out).toFile());
  }

  private static Path comparisonFile(Path out) throws IOException {
    try (var files = Files.walk(out)) {
      return files.filter(file -> file.endsWith("comparison.json")).findFirst().orElseThrow();
    }
  }

  private static JsonNode contender(JsonNode comparison, String id) {
    for (JsonNode contender : comparison.get("contenders")) {
      if (contender.get("id").asText().equals(id)) {
        return contender;
      }
    }
    throw new IllegalStateException("no contender " + id);
  }

  private static void removeMeasured(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove(MEASURED);
    }
    if (json instanceof ObjectNode || json instanceof ArrayNode) {
      json.forEach(Bars::removeMeasured);
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static String percent(double[] values) {
    return String.format(
        Locale.ROOT,
        "%.2f, %.2f, %.2f: %.2f %%",
        100 * values[0],
        100 * values[1],
        100 * values[2],
        100 * mean(values));
  }

  private void say(String bar, String figure, boolean passed) {
    allPassed &= passed;
    System.out.printf(Locale.ROOT, "%-4s  %-52s  %s%n", passed ? "pass" : "FAIL", bar, figure);
  }
}
