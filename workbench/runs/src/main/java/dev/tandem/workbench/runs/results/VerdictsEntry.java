package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What a comparison shows: {@code "verdicts"} in {@code comparison.json}; docs/statistics.md says
 * how each is reached. Differences are a − b. Undefined numbers are null there, NaN here.
 *
 * @param primary the one figure of the test rows that was declared before, e.g. {@code "accuracy"}
 * @param margins by figure, the difference that does not count, in units of the figure; of {@code
 *     "time"}, the share by which epochs may differ
 * @param level of every test: 0.05
 * @param pairs of all contenders, in their order
 * @param baselines of each contender, whether it beats what answers without a model
 */
public record VerdictsEntry(
    String primary,
    Map<String, Double> margins,
    double level,
    List<PairEntry> pairs,
    List<AgainstBaselineEntry> baselines) {

  /** Several repeats show neither a difference nor that there is none. */
  public static final String UNDECIDED = "undecided";

  /** There is one run each: differences include the luck of the seed. */
  public static final String ONE_RUN = "one run";

  /** What that means to a reader. */
  public static final String ONE_RUN_EACH =
      "One run cannot separate a real difference from the luck of the seed; try --repeats 5.";

  /** The mean difference is smaller than the margin. */
  public static final String SAME = "the same";

  /** The mean difference is not 0. */
  public static final String DIFFERENT = "different";

  /**
   * Two contenders.
   *
   * @param caveats what matters and differs between them beside the engine, what a has first; every
   *     sentence that says better or faster names what matters for it
   * @param figures the primary one first; empty unless both finished a repeat
   * @param time of an epoch; null unless both finished a repeat
   * @param models of each repeat that both finished: what its two trained models show
   * @param computation whether they compute the same; null unless both finished a repeat, and in
   *     files from before it was kept
   */
  public record PairEntry(
      String a,
      String b,
      List<String> caveats,
      List<FigureVerdictEntry> figures,
      TimeVerdictEntry time,
      List<ModelsEntry> models,
      ComputationEntry computation) {}

  /**
   * Whether two contenders compute the same, which one run decides.
   *
   * @param verdict same computation, same predictions, other predictions, or unknown where they
   *     have other test rows
   * @param predictions of each repeat that both finished, in order
   * @param weightDifference the largest of any weight at the end, over the repeats; null where
   *     their networks have other parameters
   * @param partedFrom the first epoch whose training losses are apart by more than rounding; null
   *     without any
   * @param steps what a walk in lock-step found; null where none was made
   */
  public record ComputationEntry(
      String verdict,
      String sentence,
      List<AgreementEntry> predictions,
      Double weightDifference,
      Integer partedFrom,
      StepsEntry steps) {
    /** The same predictions from the same settings, and each single step agrees. */
    public static final String SAME_COMPUTATION = "same computation";

    /** Every test row gets the same prediction from both. */
    public static final String SAME_PREDICTIONS = "same predictions";

    /** Some test row gets another prediction. */
    public static final String OTHER_PREDICTIONS = "other predictions";

    /** They have other test rows, so that nothing can be compared row by row. */
    public static final String UNKNOWN = "unknown";

    /** Whether every test row gets the same prediction from both. */
    public boolean samePredictions() {
      return verdict.equals(SAME_COMPUTATION) || verdict.equals(SAME_PREDICTIONS);
    }
  }

  /**
   * How far the predictions of two models for the same test rows agree.
   *
   * @param agreeing rows with the same class, or numbers within the tolerance
   * @param tolerance of numbers; null for classes
   */
  public record AgreementEntry(int repeat, int rows, int agreeing, Double tolerance) {}

  /**
   * What a synchronized walk in lock-step found, each step from the same weights.
   *
   * @param steps how many were walked
   * @param agree whether every step agreed to rounding
   * @param finding where and by how much the first one did not; null if all agreed
   * @param unknown what could not be compared, and why; empty if nothing
   */
  public record StepsEntry(long steps, boolean agree, String finding, List<String> unknown) {}

  /**
   * One figure of the test rows.
   *
   * @param verdict the same, different or undecided, or one run
   * @param better the id of the better one where they are different; null otherwise
   * @param caveats what differs and matters for quality, the better one's first; empty unless they
   *     are different, null in files from before it was kept
   */
  public record FigureVerdictEntry(
      String figure,
      boolean primary,
      String verdict,
      String better,
      String sentence,
      List<String> caveats,
      EvidenceEntry evidence) {}

  /**
   * What a verdict rests on.
   *
   * @param n repeats in which both have the figure
   * @param difference mean of a − b over these
   * @param sd of the differences
   * @param low lower end of the 95 % interval of the mean difference; high its upper end; both
   *     undefined where all differences are the same
   * @param differentP of the paired t-test; differentAdjusted the same after Holm's correction
   * @param sameP of the two one-sided tests; sameAdjusted the same after Holm's correction
   * @param family how many tests share the correction; 1 is none
   * @param moreRepeats that would decide in four cases of five; null where decided or unknown
   * @param testToTraining test rows per training row, by which repeats that drew their rows anew
   *     are corrected; null where all have the same rows
   * @param never true where no number of repeats would decide, since they share rows; null
   *     elsewhere
   */
  public record EvidenceEntry(
      int n,
      double meanA,
      double meanB,
      double difference,
      double sd,
      double low,
      double high,
      double margin,
      double differentP,
      double differentAdjusted,
      double sameP,
      double sameAdjusted,
      int family,
      Integer moreRepeats,
      @JsonInclude(JsonInclude.Include.NON_NULL) Double testToTraining,
      @JsonInclude(JsonInclude.Include.NON_NULL) Boolean never) {}

  /**
   * The time of an epoch.
   *
   * @param faster the id of the faster one where they are different; null otherwise
   * @param ratio seconds of an epoch of a over those of b, the geometric mean of paired epochs
   * @param low lower end of its 95 % interval; high its upper end
   * @param n how many pairs the interval rests on
   * @param unit of the pairs: {@code "repeats"}, or {@code "epochs"} with one repeat
   * @param margin 0.05: ratios from 1/1.05 to 1.05 do not count; 0.15 with one repeat
   * @param secondsA of a's whole training, first epoch included, the mean over the repeats;
   *     secondsB of b's; null in files from before it was kept
   * @param atLeast whether the faster one still got faster at the end
   */
  public record TimeVerdictEntry(
      String verdict,
      String faster,
      String sentence,
      double ratio,
      double low,
      double high,
      int n,
      String unit,
      double margin,
      double differentP,
      double sameP,
      Integer moreRepeats,
      Double secondsA,
      Double secondsB,
      boolean atLeast) {}

  /**
   * The two trained models of one repeat, by their answers to the same test rows; no verdict on
   * engines.
   *
   * @param onlyA rows that only a answers rightly; onlyB only b; null where numbers are predicted
   * @param mcNemarP of the exact test; null where numbers are predicted
   * @param figure the primary one
   * @param difference of the figure, a − b
   * @param low lower end of the 95 % interval by bootstrap over the rows; high its upper end
   */
  public record ModelsEntry(
      int repeat,
      String sentence,
      int rows,
      Integer onlyA,
      Integer onlyB,
      Double mcNemarP,
      String figure,
      double difference,
      double low,
      double high,
      int resamples) {}

  /**
   * A contender beside what answers without a model.
   *
   * @param verdict {@code "beats"}, {@code "does not beat"} or {@code "not shown to beat"}
   * @param mean of the figure over n repeats; low and high the ends of its 95 % interval
   */
  public record AgainstBaselineEntry(
      String contender,
      String figure,
      String verdict,
      String sentence,
      double baseline,
      double mean,
      double low,
      double high,
      int n) {}
}
