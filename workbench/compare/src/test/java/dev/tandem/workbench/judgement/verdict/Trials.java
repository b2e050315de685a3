package dev.tandem.workbench.judgement.verdict;

import dev.tandem.datasets.DataFolders;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Comparisons on moons whose truth is known, judged by the code that judges all comparisons. */
final class Trials {
  /** Between the first seeds of two sides that share none. */
  private static final long FAR = 1_000_000;

  private static final BaselineEntry NO_BASELINES =
      new BaselineEntry.OfClasses(Double.NaN, Double.NaN, Double.NaN);

  private final SpecNode moons;
  private final String engine;
  private final DataFolders folders;

  /**
   * @param changes of the experiment moons, key and value in turn
   */
  Trials(String engine, DataFolders folders, Object... changes) {
    this.engine = engine;
    this.folders = folders;
    this.moons = Side.changed(ExperimentFiles.load("moons"), changes);
  }

  /**
   * The same engine twice on the same rows, with other seeds on each side: there is no truth to
   * find.
   */
  PairEntry sameTwice(int trial, int repeats) {
    long seed = 1 + 100L * trial;
    Side a = side("a", trial, 0).train(seed, repeats);
    Side b = side("b", trial, 0).train(seed + FAR, repeats);
    return judge(a, b, VerdictSpec.NONE);
  }

  /** The same with another split in each repeat, which both sides share. */
  PairEntry sameTwiceRedrawn(int trial, int repeats) {
    long seed = 1 + 100L * trial;
    Side a = side("a", trial, 0).trainRedrawn(seed, repeats);
    Side b = side("b", trial, 0).trainRedrawn(seed + FAR, repeats);
    return judge(a, b, VerdictSpec.NONE);
  }

  /** A clean side against one with a share of wrong labels, over redrawn splits. */
  PairEntry noisyRedrawn(int trial, double labelNoise, int repeats, Metric primary) {
    long seed = 1 + 100L * trial;
    Side clean = side("clean", trial, 0).trainRedrawn(seed, repeats);
    Side noisy = side("noisy", trial, labelNoise).trainRedrawn(seed, repeats);
    return judge(clean, noisy, primary);
  }

  /** A side trained on the rows of a trial, a share of whose labels is wrong. */
  Side side(String id, int trial, double labelNoise) {
    return new Side(
        id, engine, moons, folders, "data.seed", (long) trial, "data.labelNoise", labelNoise);
  }

  /** The same with paired seeds, which all noises of a trial share. */
  Side trained(int trial, double labelNoise, int repeats) {
    return side("noise-" + labelNoise, trial, labelNoise).train(1 + 100L * trial, repeats);
  }

  static PairEntry judge(Side a, Side b, Metric primary) {
    return judge(a, b, new VerdictSpec(Optional.of(primary), OptionalDouble.empty(), Map.of()));
  }

  private static PairEntry judge(Side a, Side b, VerdictSpec declared) {
    Verdicts verdicts =
        new Verdicts(
            a.plan(declared),
            new Evidence(
                rows(a, b), (first, second, matter) -> List.of(), List.of(), StepChecks.NONE));
    return verdicts.of(List.of(a.contender(), b.contender()), NO_BASELINES).pairs().get(0);
  }

  /** The answers of the first repeat alone. */
  private static TestRows rows(Side a, Side b) {
    return new TestRows() {
      @Override
      public boolean same(String one, String other) {
        return true;
      }

      @Override
      public Optional<TestPredictions> predictions(String contender, int repeat) {
        Side side = contender.equals(a.id()) ? a : b;
        return repeat == 1
            ? Optional.of(new TestPredictions.OfClasses(side.answers(1), Thresholds.USUAL))
            : Optional.empty();
      }
    };
  }

  /** Whether the primary figure was found different. */
  static boolean different(PairEntry pair) {
    return primary(pair).verdict().equals(VerdictsEntry.DIFFERENT);
  }

  /** Whether the primary figure was found better on this side. */
  static boolean better(PairEntry pair, String id) {
    return id.equals(primary(pair).better());
  }

  private static FigureVerdictEntry primary(PairEntry pair) {
    return pair.figures().get(0);
  }
}
