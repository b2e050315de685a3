package dev.tandem.workbench.judgement.verdict;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * {@code benchmarks/verdicts.sh resample}: verdicts over fixed and over redrawn splits, where the
 * truth is known.
 */
final class ResampleBars {
  private static final int SAME_REPEATS = 5;
  private static final int NOISE_REPEATS = 10;
  private static final double NOISE = 0.2;
  private static final double MOST_FALSE = 0.08;
  private static final double LEAST_FOUND = 0.8;

  private final Trials trials;
  private final int sameTrials;
  private final int noiseTrials;
  private boolean allPassed = true;

  private ResampleBars(Trials trials, int sameTrials, int noiseTrials) {
    this.trials = trials;
    this.sameTrials = sameTrials;
    this.noiseTrials = noiseTrials;
  }

  /**
   * Measures.
   *
   * @param arguments engine [scratch], comparisons of an engine with itself [1000], comparisons
   *     with wrong labels [50]
   */
  public static void main(String[] arguments) throws IOException {
    String engine = arguments.length > 0 ? arguments[0] : "scratch";
    int same = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
    int noise = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
    Path cache = Files.createTempDirectory("tandem-resample");
    ResampleBars bars;
    try {
      Trials trials = new Trials(engine, new DataFolders(cache, cache));
      bars = new ResampleBars(trials, same, noise);
      System.out.println("engine " + engine + ", experiment moons, other rows in each comparison");
      bars.same("A/A, 5 repeats, one split, accuracy", t -> trials.sameTwice(t, SAME_REPEATS));
      bars.same(
          "A/A, 5 repeats, redrawn splits, accuracy",
          t -> trials.sameTwiceRedrawn(t, SAME_REPEATS));
      bars.noise();
    } finally {
      VerdictBars.delete(cache);
    }
    System.exit(bars.allPassed ? 0 : 1);
  }

  private void same(String name, IntFunction<PairEntry> trial) {
    int different =
        (int)
            IntStream.rangeClosed(1, sameTrials)
                .filter(t -> Trials.different(trial.apply(t)))
                .count();
    boolean passed = Shares.interval(different, sameTrials).high() <= MOST_FALSE;
    say(passed, name + " 'different'", different, sameTrials);
  }

  private void noise() {
    int found =
        (int)
            IntStream.rangeClosed(1, noiseTrials)
                .mapToObj(t -> trials.noisyRedrawn(t, NOISE, NOISE_REPEATS, Metric.LOSS))
                .filter(pair -> Trials.better(pair, "clean"))
                .count();
    boolean passed = found >= LEAST_FOUND * noiseTrials;
    say(passed, "20 % wrong labels, 10 redrawn splits, loss", found, noiseTrials);
  }

  private void say(boolean passed, String bar, int hits, int trials) {
    allPassed &= passed;
    Shares.Interval interval = Shares.interval(hits, trials);
    System.out.printf(
        Locale.ROOT,
        "%-4s  %-54s  %3d of %4d: %5.1f %%, 95 %% interval %.1f to %.1f %%%n",
        passed ? "pass" : "FAIL",
        bar,
        hits,
        trials,
        100.0 * hits / trials,
        100 * interval.low(),
        100 * interval.high());
  }
}
