package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code benchmarks/time-verdicts.sh}: how often one run calls a contender faster, where the truth
 * is known: the same engine twice, and half as many rows again on one side.
 */
final class TimeBars {
  private static final int ROWS = 8000;
  private static final double MOST_FALSE = 0.12;
  private static final double LEAST_FOUND = 0.8;

  private final DataFolders folders;
  private final Path runs;

  private TimeBars(Path folder) {
    this.folders = new DataFolders(folder, folder.resolve("cache"));
    this.runs = folder.resolve("runs");
  }

  public static void main(String[] arguments) throws IOException {
    int same = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int planted = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    Path folder = Files.createTempDirectory("tandem-time-verdicts");
    try {
      TimeBars bars = new TimeBars(folder);
      List<TimeVerdictEntry> alike = bars.verdicts(same, ROWS);
      int wrong = count(alike, VerdictsEntry.DIFFERENT);
      double high = Shares.interval(wrong, same).high();
      say("the same engine twice: 'different'", wrong, same, high <= MOST_FALSE);
      say("the same engine twice: 'the same'", count(alike, VerdictsEntry.SAME), same, true);
      List<TimeVerdictEntry> more = bars.verdicts(planted, ROWS * 3 / 2);
      int found = (int) more.stream().filter(time -> "a".equals(time.faster())).count();
      boolean enough = found >= LEAST_FOUND * planted;
      say("half as many rows again on one side: found", found, planted, enough);
      System.exit(high <= MOST_FALSE && enough ? 0 : 1);
    } finally {
      delete(folder);
    }
  }

  private List<TimeVerdictEntry> verdicts(int comparisons, int rowsOfB) throws IOException {
    List<TimeVerdictEntry> times = new ArrayList<>();
    for (int i = 1; i <= comparisons; i++) {
      Comparison comparison = new Comparison(folders, runs, "benchmarks/time-verdicts.sh", e -> {});
      times.add(
          comparison
              .run(ComparisonReader.read(experiment(i, rowsOfB)))
              .file()
              .verdicts()
              .pairs()
              .get(0)
              .time());
      delete(runs);
    }
    return times;
  }

  /** 20 epochs of digits on scratch, the slower contender second. */
  private static SpecNode experiment(int seed, int rowsOfB) {
    Map<String, Object> b =
        Map.of(
            "id", "b",
            "engine", "scratch",
            "overrides", Map.of("data", Map.of("trainRows", rowsOfB)));
    return SpecNode.of(
        Map.of(
            "data", Map.of("source", "digits", "rows", 17_000, "trainRows", ROWS),
            "network", Map.of("hidden", List.of(128)),
            "training", Map.of("epochs", 20, "batchSize", 64, "seed", seed),
            "contenders", List.of(Map.of("id", "a", "engine", "scratch"), b)),
        "benchmark");
  }

  private static int count(List<TimeVerdictEntry> times, String verdict) {
    return (int) times.stream().filter(time -> time.verdict().equals(verdict)).count();
  }

  private static void say(String what, int hits, int trials, boolean passed) {
    Shares.Interval interval = Shares.interval(hits, trials);
    System.out.printf(
        Locale.ROOT,
        "%s  %-45s %d of %d: %.1f %% (95 %% interval %.1f to %.1f)%n",
        passed ? "pass" : "FAIL",
        what,
        hits,
        trials,
        100.0 * hits / trials,
        100 * interval.low(),
        100 * interval.high());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
