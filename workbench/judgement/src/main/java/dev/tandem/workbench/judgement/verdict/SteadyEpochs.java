package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * The epochs that both contenders of a repeat made, but for the first: engines compile themselves
 * while they run, and the first epoch bears most of that. Whether one is still at it after the
 * first is seen by halves: its gain is {@code mean log(earlier half) − mean log(later half)}, over
 * the repeats, the epoch in the middle of an odd number left out.
 *
 * @param a logarithms of the seconds of an epoch, by repeat; of the first where there is no other
 */
record SteadyEpochs(List<double[]> a, List<double[]> b) {
  /** Two in each half: of fewer epochs nobody can say whether they get faster. */
  static final int LEAST = 4;

  static SteadyEpochs of(List<RunPair> runs) {
    return new SteadyEpochs(logarithms(runs, RunPair::a), logarithms(runs, RunPair::b));
  }

  private static List<double[]> logarithms(
      List<RunPair> runs, Function<RunPair, RunEntry> contender) {
    return runs.stream()
        .map(pair -> logarithms(contender.apply(pair).epochs(), pair.sharedEpochs()))
        .toList();
  }

  private static double[] logarithms(List<EpochEntry> epochs, int shared) {
    return epochs.stream()
        .limit(shared)
        .skip(shared > 1 ? 1 : 0)
        .mapToDouble(epoch -> Math.log(epoch.seconds()))
        .toArray();
  }

  /** Of the mean logarithms, a pair a repeat, or an epoch of the only one. */
  PairedDifferences differences() {
    return a.size() == 1
        ? PairedDifferences.of(a.get(0), b.get(0))
        : PairedDifferences.of(means(a), means(b));
  }

  private static double[] means(List<double[]> repeats) {
    return repeats.stream().mapToDouble(epochs -> Sample.of(epochs).mean()).toArray();
  }

  int fewest() {
    return a.stream().mapToInt(own -> own.length).min().orElse(0);
  }

  int most() {
    return a.stream().mapToInt(own -> own.length).max().orElse(0);
  }

  boolean tooFew() {
    return fewest() < LEAST;
  }

  /** How much faster a contender got, over its repeats. */
  static double gain(List<double[]> repeats) {
    return repeats.stream().mapToDouble(SteadyEpochs::gain).average().orElse(Double.NaN);
  }

  private static double gain(double[] epochs) {
    int half = epochs.length / 2;
    double[] earlier = Arrays.copyOf(epochs, half);
    double[] later = Arrays.copyOfRange(epochs, epochs.length - half, epochs.length);
    return Sample.of(earlier).mean() - Sample.of(later).mean();
  }
}
