package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * {@code bench.json}: what {@code tandem bench} measured.
 *
 * @param environment of the machine and the programs
 * @param rounds that each runner was to make
 * @param seconds of a round
 */
public record BenchFile(
    String schema,
    Map<String, Object> environment,
    int rounds,
    double seconds,
    List<CaseEntry> cases) {

  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.bench/1";

  /**
   * One network on one dataset with one plan.
   *
   * @param title for people
   * @param task train or predict
   * @param data what it trains on, and whether it was generated
   * @param operationsPerUnit of matrix products in a row's step or a row's answer, a multiply-add
   *     being two; the gradient of the input is left out
   * @param runners in the order of their first round
   * @param peaks the machine's own, in the same rounds; work is billions of operations
   * @param ratios one for each number of threads
   */
  public record CaseEntry(
      String name,
      String title,
      String task,
      String data,
      long operationsPerUnit,
      List<RunnerEntry> runners,
      List<RunnerEntry> peaks,
      List<RatioEntry> ratios) {}

  /**
   * One process.
   *
   * @param description what it said that it is; null if it never got ready
   * @param differences what of the case it does otherwise
   * @param message why it ended early; null otherwise
   */
  public record RunnerEntry(
      String name,
      int threads,
      @JsonInclude(JsonInclude.Include.NON_NULL) String description,
      List<String> differences,
      @JsonInclude(JsonInclude.Include.NON_NULL) String message,
      List<RoundEntry> rounds) {

    /** Work a second of the fastest round; NaN without rounds. */
    public double best() {
      return rounds.stream().mapToDouble(RoundEntry::perSecond).max().orElse(Double.NaN);
    }

    /** Work a second of the middle round; NaN without rounds. */
    public double median() {
      double[] sorted = rounds.stream().mapToDouble(RoundEntry::perSecond).sorted().toArray();
      int middle = sorted.length / 2;
      if (sorted.length == 0) {
        return Double.NaN;
      }
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }

  /**
   * One turn of one runner.
   *
   * @param number counts from 1; turns of the same number were next to each other in time
   * @param work rows, calls, or billions of operations
   * @param loss mean over the rows; null where there is none
   */
  public record RoundEntry(int number, double work, double seconds, Double loss) {
    public double perSecond() {
      return work / seconds;
    }
  }

  /**
   * How much faster one is than the best of the others.
   *
   * @param threads of the one
   * @param name of the one
   * @param opponent with the highest median among those with as many threads or fewer
   * @param opponentThreads its threads
   * @param ratio geometric mean over the rounds that both made
   * @param low end of its 95 % interval, by Student's t over the logarithms; undefined with one
   * @param high other end
   * @param ofBests the ratio of the two fastest rounds
   * @param rounds that both made
   */
  public record RatioEntry(
      int threads,
      String name,
      String opponent,
      int opponentThreads,
      double ratio,
      double low,
      double high,
      double ofBests,
      int rounds) {}
}
