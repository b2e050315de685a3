package dev.tandem.workbench.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import java.util.List;
import java.util.Map;

/**
 * {@code comparison.json}: what reports, scripts and later versions read. Undefined numbers are
 * null there, NaN here.
 *
 * @param verdicts what the comparison shows; null in files from before there were any
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ComparisonFile(
    String schema,
    String task,
    Map<String, Object> experiment,
    DatasetEntry dataset,
    BaselineEntry baselines,
    List<ContenderEntry> contenders,
    List<ParityEntry> parity,
    VerdictsEntry verdicts) {

  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.comparison/1";

  /** What the experiment's rows are. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record DatasetEntry(
      String name,
      boolean generated,
      String fingerprint,
      int features,
      List<String> classes,
      RowsEntry rows,
      String split,
      List<String> notes,
      Double bestPrAuc) {}

  /** How many rows each side has. */
  public record RowsEntry(int train, int validation, int test) {}

  /**
   * One contender.
   *
   * @param overrides the keys in which it differs from the experiment
   * @param dataset its own rows, where they differ from the experiment's; null otherwise
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ContenderEntry(
      String id,
      String engine,
      String version,
      String device,
      int threads,
      String precision,
      String status,
      String message,
      long parameters,
      Map<String, Object> overrides,
      @JsonInclude(JsonInclude.Include.NON_NULL) DatasetEntry dataset,
      List<RunEntry> runs,
      Map<String, SummaryEntry> summary) {}

  /**
   * One repeat.
   *
   * @param stopped the last epoch, and the one whose state was kept; null without early stopping
   * @param threshold from which probability on the positive of two classes is answered; null for
   *     more classes and for numbers
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record RunEntry(
      int repeat,
      long seed,
      List<EpochEntry> epochs,
      @JsonInclude(JsonInclude.Include.NON_NULL) Stopped stopped,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double threshold,
      Map<String, MetricsEntry> metrics,
      TimeEntry time,
      MemoryEntry memory,
      ObservedEntry observed,
      String weightsSha256) {}

  /**
   * One epoch; train is the running mean while it trained, the others are of the network after it.
   */
  public record EpochEntry(
      int epoch,
      Score train,
      Score validation,
      Score test,
      RateSpan learningRates,
      double seconds) {}

  /** Seconds; the total leaves out the time in which it waited for its turn. */
  public record TimeEntry(double trainingSeconds, double rowsPerSecond, double totalSeconds) {}

  /** Peak resident memory of the process, and what it was before any data; null where unknown. */
  public record MemoryEntry(Long peakBytes, Long baselineBytes) {}

  /** What the child saw, as hashes; equal hashes are equal numbers. */
  public record ObservedEntry(
      int threads, String initialWeightsSha256, String targetsSha256, String orderSha256) {}

  /**
   * A figure over repeats: mean, standard deviation and 95 % interval by Student's t; undefined for
   * one repeat.
   */
  public record SummaryEntry(double mean, double sd, double low, double high, int n) {}

  /** How far two contenders of one repeat parted. */
  public record ParityEntry(
      String a, String b, int repeat, double maxWeightDifference, double maxLossDifference) {}
}
