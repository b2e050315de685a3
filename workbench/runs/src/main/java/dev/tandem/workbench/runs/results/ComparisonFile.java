package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import dev.tandem.workbench.observed.Glance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code comparison.json}: what reports, scripts and later versions read. Undefined numbers are
 * null there, NaN here.
 *
 * @param verdicts what the comparison shows; null in files from before there were any
 * @param audit of every pair of contenders, item by item, what is alike and what is not; null in
 *     files from before there was one
 * @param analysis what stands out in the contenders' runs; null before the end, and in files from
 *     before there was one
 * @param attribution which setting explains the gap between two contenders; null where nobody asked
 */
public record ComparisonFile(
    String schema,
    String task,
    Map<String, Object> experiment,
    DatasetEntry dataset,
    BaselineEntry baselines,
    List<ContenderEntry> contenders,
    List<ParityEntry> parity,
    VerdictsEntry verdicts,
    List<AuditEntry> audit,
    @JsonInclude(JsonInclude.Include.NON_NULL) List<FindingEntry> analysis,
    @JsonInclude(JsonInclude.Include.NON_NULL) AttributionFile attribution) {

  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.comparison/1";

  /** Whether each contender came to its end. */
  public boolean allFinished() {
    return contenders.stream().allMatch(contender -> contender.status().equals("finished"));
  }

  /** Returns a key that every file has and this one has not; empty if it is whole. */
  public Optional<String> missing() {
    Map<String, Object> needed = new LinkedHashMap<>();
    needed.put("task", task);
    needed.put("experiment", experiment);
    needed.put("dataset", dataset);
    needed.put("dataset.rows", dataset == null ? null : dataset.rows());
    needed.put("contenders", contenders);
    for (int c = 0; contenders != null && c < contenders.size(); c++) {
      add(needed, "contenders[" + c + "]", contenders.get(c));
    }
    return needed.entrySet().stream()
        .filter(key -> key.getValue() == null)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void add(Map<String, Object> needed, String key, ContenderEntry contender) {
    needed.put(key, contender);
    if (contender == null) {
      return;
    }
    needed.put(key + ".id", contender.id());
    needed.put(key + ".engine", contender.engine());
    needed.put(key + ".status", contender.status());
    needed.put(key + ".summary", contender.summary());
    needed.put(key + ".runs", contender.runs());
    for (int r = 0; contender.runs() != null && r < contender.runs().size(); r++) {
      RunEntry run = contender.runs().get(r);
      needed.put(key + ".runs[" + r + "]", run);
      needed.put(key + ".runs[" + r + "].epochs", run == null ? null : run.epochs());
      needed.put(key + ".runs[" + r + "].metrics", run == null ? null : run.metrics());
    }
  }

  /** Returns the same with other contenders. */
  public ComparisonFile with(List<ContenderEntry> others) {
    return new ComparisonFile(
        schema,
        task,
        experiment,
        dataset,
        baselines,
        others,
        parity,
        verdicts,
        audit,
        analysis,
        attribution);
  }

  /** Returns the same with which setting explains the gap between two contenders. */
  public ComparisonFile with(AttributionFile found) {
    return new ComparisonFile(
        schema,
        task,
        experiment,
        dataset,
        baselines,
        contenders,
        parity,
        verdicts,
        audit,
        analysis,
        found);
  }

  /**
   * What the experiment's rows are.
   *
   * @param columns of a person's own table; not there for other data, and in older files
   * @param targetsScaled true if targets were standardized for training, so that every loss is of
   *     standardized ones; null otherwise
   */
  public record DatasetEntry(
      String name,
      boolean generated,
      String fingerprint,
      int features,
      List<String> classes,
      RowsEntry rows,
      String split,
      List<String> notes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ColumnFacts> columns,
      Double bestPrAuc,
      Boolean targetsScaled) {
    public DatasetEntry {
      columns = columns == null ? List.of() : List.copyOf(columns);
    }

    /** What stands behind the word loss where a reader might take it for one in another unit. */
    public String lossNote() {
      return Boolean.TRUE.equals(targetsScaled) ? " (scaled)" : "";
    }
  }

  /** How many rows each split has. */
  public record RowsEntry(int train, int validation, int test) {}

  /**
   * One contender.
   *
   * @param overrides the keys in which it differs from the experiment
   * @param dataset its own rows, where they differ from the experiment's; null otherwise
   */
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
      Map<String, SummaryEntry> summary) {
    /** Returns the same with another status and its message. */
    public ContenderEntry with(String otherStatus, String otherMessage) {
      return new ContenderEntry(
          id,
          engine,
          version,
          device,
          threads,
          precision,
          otherStatus,
          otherMessage,
          parameters,
          overrides,
          dataset,
          runs,
          summary);
    }
  }

  /**
   * One repeat.
   *
   * @param stopped the last epoch, and the one whose state was kept; null without early stopping
   * @param threshold from which probability on the positive of two classes is answered; null for
   *     more classes and for numbers
   * @param resampled its own rows, where each repeat deals them out anew; null elsewhere
   */
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
      String weightsSha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) ResampledEntry resampled) {
    /** A run with the rows of all repeats. */
    public RunEntry(
        int repeat,
        long seed,
        List<EpochEntry> epochs,
        Stopped stopped,
        Double threshold,
        Map<String, MetricsEntry> metrics,
        TimeEntry time,
        MemoryEntry memory,
        ObservedEntry observed,
        String weightsSha256) {
      this(
          repeat,
          seed,
          epochs,
          stopped,
          threshold,
          metrics,
          time,
          memory,
          observed,
          weightsSha256,
          null);
    }

    /** Returns the epochs after which the run was stopped and another process went on. */
    public List<Integer> resumes() {
      return time == null ? List.of() : time.resumes();
    }

    /** Returns the same with rows of its own. */
    public RunEntry with(ResampledEntry own) {
      return new RunEntry(
          repeat,
          seed,
          epochs,
          stopped,
          threshold,
          metrics,
          time,
          memory,
          observed,
          weightsSha256,
          own);
    }
  }

  /**
   * One epoch; train is the running mean while it trained, the others are of the network after it.
   *
   * @param order of its rows, the first digits of a hash
   * @param gradientNorms by layer, after the epoch; null where nobody looked
   */
  public record EpochEntry(
      int epoch,
      Score train,
      Score validation,
      Score test,
      RateSpan learningRates,
      double seconds,
      String order,
      Double evaluationSeconds,
      @JsonInclude(JsonInclude.Include.NON_NULL) Map<String, Double> gradientNorms) {
    public EpochEntry {
      gradientNorms = Glance.withoutNulls(gradientNorms);
    }
  }

  /**
   * A metric over repeats: mean, standard deviation and 95 % interval by Student's t; undefined for
   * one repeat.
   */
  public record SummaryEntry(double mean, double sd, double low, double high, int n) {}

  /** How far two contenders of one repeat parted. */
  public record ParityEntry(
      String a, String b, int repeat, double maxWeightDifference, double maxLossDifference) {}
}
