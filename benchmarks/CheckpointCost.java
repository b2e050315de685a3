import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a checkpoint after every epoch costs; see checkpoint-cost.sh. */
final class CheckpointCost {
  private static final double BAR = 1.05;

  /** Seconds of a contender's own process: training, and everything but waiting for its turn. */
  private record Times(double training, double total) {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    String engine = arguments.length > 1 ? arguments[1] : "scratch";
    String epochs = arguments.length > 2 ? arguments[2] : "10";
    List<Double> ratios = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      boolean keptFirst = round % 2 == 0;
      Times first = run(engine, epochs, keptFirst ? "1" : "none");
      Times second = run(engine, epochs, keptFirst ? "none" : "1");
      Times kept = keptFirst ? first : second;
      Times without = keptFirst ? second : first;
      // training itself is not touched: what is beside it is compared, against training
      double beside = (kept.total - kept.training) - (without.total - without.training);
      ratios.add(1 + beside / without.training);
      System.out.printf(
          Locale.ROOT,
          "round %d: %.2f s of training, %.2f s in all without; %.2f s, %.2f s with: ratio %.4f%n",
          round,
          without.training,
          without.total,
          kept.training,
          kept.total,
          1 + beside / without.training);
    }
    Collections.sort(ratios);
    double median = ratios.get(ratios.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "%s, median of %d rounds: ratio %.4f (at most %.2f): %s%n",
        engine,
        rounds,
        median,
        BAR,
        median <= BAR ? "passed" : "MISSED");
    System.exit(median <= BAR ? 0 : 1);
  }

  private static Times run(String engine, String epochs, String checkpoint)
      throws IOException, InterruptedException {
    Path out = Files.createTempDirectory("checkpoint-cost");
    List<String> command =
        List.of(
            "./tandem", "compare", "mnist", "--hidden", "128,64", "--engines", engine, "--epochs",
            epochs, "--threads", "1", "--checkpoint", checkpoint, "--out", out.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("log").toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + ": " + Files.readString(out.resolve("log")));
    }
    try (Stream<Path> files = Files.walk(out)) {
      Path file = files.filter(f -> f.endsWith("comparison.json")).findFirst().orElseThrow();
      JsonNode time =
          new ObjectMapper().readTree(file.toFile()).at("/contenders/0/runs/0/time");
      return new Times(
          time.get("trainingSeconds").asDouble(), time.get("totalSeconds").asDouble());
    }
  }
}
