import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Runs {@code tandem compare} in two checkouts in alternating rounds and prints, for each engine,
 * the ratio after / before with its 95 % interval by Student's t over the logarithms.
 */
final class BeforeAfter {
  private static final List<String> COMMAND =
      List.of("compare", "digits", "--engines", "scratch,pytorch", "--epochs", "8", "--out");

  private BeforeAfter() {}

  public static void main(String[] arguments) throws Exception {
    List<Path> checkouts = List.of(Path.of(arguments[0]), Path.of(arguments[1]));
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 8;
    checkouts.forEach(BeforeAfter::measure); // builds, and fills the caches
    Map<String, List<Double>> logRatios = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      int first = round % 2;
      Map<String, Double> one = measure(checkouts.get(first));
      Map<String, Double> other = measure(checkouts.get(1 - first));
      Map<String, Double> before = first == 0 ? one : other;
      Map<String, Double> after = first == 0 ? other : one;
      before.forEach(
          (key, value) ->
              logRatios
                  .computeIfAbsent(key, k -> new ArrayList<>())
                  .add(Math.log(after.get(key) / value)));
    }
    System.out.println("after / before, " + rounds + " alternating rounds");
    logRatios.forEach(BeforeAfter::print);
  }

  private static void print(String key, List<Double> logs) {
    int n = logs.size();
    double mean = logs.stream().mapToDouble(x -> x).average().orElseThrow();
    double variance =
        logs.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / Math.max(1, n - 1);
    double half =
        TDistribution.of(Math.max(1, n - 1)).inverseCumulativeProbability(0.975)
            * Math.sqrt(variance / n);
    System.out.printf(
        Locale.ROOT,
        "%-36s %.3f (%.3f to %.3f)%n",
        key,
        Math.exp(mean),
        Math.exp(mean - half),
        Math.exp(mean + half));
  }

  private static Map<String, Double> measure(Path checkout) {
    try {
      Path out = Files.createTempDirectory("before-after");
      List<String> command = new ArrayList<>(List.of(checkout.resolve("tandem").toString()));
      command.addAll(COMMAND);
      command.add(out.toString());
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + " ended with " + process.exitValue());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Map<String, Double> measured = read(out);
      measured.put("whole command, seconds", seconds);
      return measured;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Double> read(Path out) throws IOException {
    File file;
    try (Stream<Path> files = Files.walk(out)) {
      file =
          files.filter(f -> f.endsWith("comparison.json")).findFirst().orElseThrow().toFile();
    }
    Map<String, Double> measured = new LinkedHashMap<>();
    for (JsonNode contender : new ObjectMapper().readTree(file).get("contenders")) {
      String id = contender.get("id").asText();
      JsonNode run = contender.get("runs").get(0);
      JsonNode phases = run.at("/time/phases");
      measured.put(id + ": start-up, seconds", phases.get("startUp").asDouble());
      measured.put(id + ": start-up and loading, s",
          phases.get("startUp").asDouble() + phases.get("loading").asDouble());
      measured.put(id + ": empty process, bytes", run.at("/memory/emptyBytes").asDouble());
      measured.put(id + ": engine loaded, bytes", run.at("/memory/baselineBytes").asDouble());
      measured.put(id + ": peak, bytes", run.at("/memory/peakBytes").asDouble());
      measured.put(id + ": training, seconds", run.at("/time/trainingSeconds").asDouble());
      measured.put(id + ": rows per second", run.at("/time/rowsPerSecond").asDouble());
    }
    return measured;
  }
}
