package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The epochs of one contender that the other made too, by repeat, as logarithms of their seconds.
 * The first is not steady: engines compile themselves while they run, and it bears most of that.
 * Whether compiling goes on is seen by halves of a window, the middle epoch of an odd number left
 * out: of the later half of the steady epochs if that has four, otherwise of all steady epochs.
 *
 * <pre>
 *   gain    mean log(earlier half) − mean log(later half) of the window; with fewer than four
 *           steady epochs, log(first epoch) − log(last epoch)
 *   credit  mean log(epochs that count) − (mean log(later half of the window) − gain):
 *           how much shorter epochs would be if training went on and gained as much once more
 * </pre>
 *
 * @param repeats logarithms of the seconds of each shared epoch, the first included
 */
record SharedEpochs(List<double[]> repeats) {
  /** Two in each half: fewer steady epochs do not show by themselves whether they get faster. */
  static final int LEAST = 4;

  static SharedEpochs ofA(List<RunPair> pairs) {
    return new SharedEpochs(pairs.stream().map(pair -> logarithms(pair.a(), pair)).toList());
  }

  static SharedEpochs ofB(List<RunPair> pairs) {
    return new SharedEpochs(pairs.stream().map(pair -> logarithms(pair.b(), pair)).toList());
  }

  /** Without the epochs in which one of the two began once more: these are as the first. */
  private static double[] logarithms(RunEntry run, RunPair pair) {
    return run.epochs().stream()
        .limit(pair.sharedEpochs())
        .filter(epoch -> !pair.resumedBefore(epoch.epoch()))
        .mapToDouble(EpochEntry::seconds)
        .map(Math::log)
        .toArray();
  }

  /** Logarithms of the epochs after the first, by repeat; of the first where there is no other. */
  List<double[]> steady() {
    return repeats.stream()
        .map(all -> all.length > 1 ? Arrays.copyOfRange(all, 1, all.length) : all)
        .toList();
  }

  int fewest() {
    return steady().stream().mapToInt(own -> own.length).min().orElse(0);
  }

  /** Whether there is no epoch but the first in some repeat, so that nothing is known of a gain. */
  boolean firstAlone() {
    return repeats.stream().anyMatch(all -> all.length < 2);
  }

  boolean few() {
    return fewest() < LEAST;
  }

  /** Whether the later half of the steady epochs is faster than the earlier one, by a share. */
  boolean gained(double margin) {
    return average(steady().stream().mapToDouble(SharedEpochs::byHalves)) > Math.log1p(margin);
  }

  /** The later half of the steady epochs, by repeat; all of them where they are few. */
  List<double[]> late() {
    return few() ? steady() : steady().stream().map(SharedEpochs::laterHalf).toList();
  }

  double gain() {
    return average(
        few()
            ? repeats.stream().mapToDouble(SharedEpochs::fromFirst)
            : window().stream().mapToDouble(SharedEpochs::byHalves));
  }

  /**
   * How much shorter epochs may still get.
   *
   * @param counting the epochs that count, by repeat
   */
  double credit(List<double[]> counting) {
    double now =
        average(
            few()
                ? repeats.stream().mapToDouble(all -> all[all.length - 1])
                : window().stream().mapToDouble(own -> mean(laterHalf(own))));
    return average(counting.stream().mapToDouble(SharedEpochs::mean)) - now + gain();
  }

  private List<double[]> window() {
    List<double[]> late = late();
    return late.stream().allMatch(own -> own.length >= LEAST) ? late : steady();
  }

  private static double fromFirst(double[] all) {
    return Math.max(0, all[0] - all[all.length - 1]);
  }

  private static double byHalves(double[] own) {
    return mean(Arrays.copyOf(own, own.length / 2)) - mean(laterHalf(own));
  }

  private static double[] laterHalf(double[] own) {
    return Arrays.copyOfRange(own, own.length - own.length / 2, own.length);
  }

  private static double mean(double[] values) {
    return Sample.of(values).mean();
  }

  private static double average(DoubleStream values) {
    return values.average().orElse(Double.NaN);
  }
}
