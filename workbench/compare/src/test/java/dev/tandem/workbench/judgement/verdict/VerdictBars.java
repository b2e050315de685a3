package dev.tandem.workbench.judgement.verdict;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** {@code benchmarks/verdicts.sh}: how often verdicts are right, where the truth is known. */
final class VerdictBars {
  private static final int SAME_TRIALS = 200;
  private static final int SAME_REPEATS = 5;
  private static final int NOISE_TRIALS = 50;
  private static final int NOISE_REPEATS = 10;
  private static final double[] NOISES = {0.1, 0.2, 0.3};
  private static final double MOST_FALSE = 0.05;
  private static final double LEAST_FOUND = 0.9;

  private static final int MANY_ROWS_TRIALS = 40;

  private final Trials trials;
  private final Trials manyRows;
  private boolean allPassed = true;

  private VerdictBars(String engine, DataFolders folders) {
    this.trials = new Trials(engine, folders);
    this.manyRows = new Trials(engine, folders, "data.rows", 20_000L, "data.trainRows", 720L);
  }

  public static void main(String[] arguments) throws IOException {
    String engine = arguments.length > 0 ? arguments[0] : "scratch";
    Path cache = Files.createTempDirectory("tandem-verdicts");
    VerdictBars bars;
    try {
      bars = new VerdictBars(engine, new DataFolders(cache, cache));
      System.out.println("engine " + engine + ", experiment moons, other rows in each comparison");
      bars.same();
      bars.noise();
    } finally {
      delete(cache);
    }
    System.exit(bars.allPassed ? 0 : 1);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void same() {
    List<PairEntry> pairs = new ArrayList<>();
    for (int trial = 1; trial <= SAME_TRIALS; trial++) {
      pairs.add(trials.sameTwice(trial, SAME_REPEATS));
    }
    int different = count(pairs, Trials::different);
    boolean passed = Shares.interval(different, SAME_TRIALS).low() <= MOST_FALSE;
    say(passed ? "pass" : "FAIL", "A/A, 5 repeats, accuracy 'different'", different, SAME_TRIALS);
    allPassed &= passed;
    say("", "A/A, any other figure 'different'", count(pairs, VerdictBars::anyOther), SAME_TRIALS);
    say("", "A/A, accuracy 'the same'", count(pairs, VerdictBars::same), SAME_TRIALS);
    say(
        "",
        "one pair of models, McNemar below 0.05",
        count(pairs, VerdictBars::models),
        pairs.size());
    List<PairEntry> sharp = new ArrayList<>();
    for (int trial = 1; trial <= MANY_ROWS_TRIALS; trial++) {
      sharp.add(manyRows.sameTwice(trial, 1));
    }
    say("", "the same with 4,000 test rows", count(sharp, VerdictBars::models), sharp.size());
  }

  private static boolean same(PairEntry pair) {
    return pair.figures().get(0).verdict().equals(VerdictsEntry.SAME);
  }

  private static boolean anyOther(PairEntry pair) {
    return pair.figures().stream()
        .skip(1)
        .anyMatch(figure -> figure.verdict().equals(VerdictsEntry.DIFFERENT));
  }

  private static boolean models(PairEntry pair) {
    return pair.models().get(0).mcNemarP() < Sample.LEVEL;
  }

  private void noise() {
    Map<Double, List<Side>> sides = new LinkedHashMap<>();
    sides.put(0.0, trained(0));
    for (double noise : NOISES) {
      sides.put(noise, trained(noise));
    }
    List<PairEntry> byLoss = against(sides, NOISES[0], Metric.LOSS);
    int found = count(byLoss, VerdictBars::cleanIsBetter);
    boolean passed = found >= LEAST_FOUND * NOISE_TRIALS;
    say(
        passed ? "pass" : "FAIL",
        "10 % wrong labels, 10 repeats, found by loss",
        found,
        NOISE_TRIALS);
    allPassed &= passed;
    for (double noise : NOISES) {
      List<PairEntry> byAccuracy = against(sides, noise, Metric.ACCURACY);
      String bar =
          String.format(Locale.ROOT, "%.0f %% wrong labels, found by accuracy", 100 * noise);
      say("", bar, count(byAccuracy, VerdictBars::cleanIsBetter), NOISE_TRIALS);
    }
  }

  private List<Side> trained(double noise) {
    List<Side> sides = new ArrayList<>();
    for (int trial = 1; trial <= NOISE_TRIALS; trial++) {
      sides.add(trials.trained(trial, noise, NOISE_REPEATS));
    }
    return sides;
  }

  private static List<PairEntry> against(
      Map<Double, List<Side>> sides, double noise, Metric primary) {
    List<PairEntry> pairs = new ArrayList<>();
    for (int i = 0; i < NOISE_TRIALS; i++) {
      pairs.add(Trials.judge(sides.get(0.0).get(i), sides.get(noise).get(i), primary));
    }
    return pairs;
  }

  private static boolean cleanIsBetter(PairEntry pair) {
    return Trials.better(pair, pair.a());
  }

  private static int count(List<PairEntry> pairs, Predicate<PairEntry> wanted) {
    return (int) pairs.stream().filter(wanted).count();
  }

  private static void say(String passed, String bar, int hits, int trials) {
    Shares.Interval interval = Shares.interval(hits, trials);
    System.out.printf(
        Locale.ROOT,
        "%-4s  %-46s  %3d of %3d: %5.1f %%, 95 %% interval %.1f to %.1f %%%n",
        passed,
        bar,
        hits,
        trials,
        100.0 * hits / trials,
        100 * interval.low(),
        100 * interval.high());
  }
}
