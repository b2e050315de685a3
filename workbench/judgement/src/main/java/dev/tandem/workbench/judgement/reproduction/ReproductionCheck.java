package dev.tandem.workbench.judgement.reproduction;

import dev.tandem.engine.Engines;
import dev.tandem.engine.Repeatability;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a run that was made again found the same.
 *
 * @param checks one for each contender and repeat
 */
public record ReproductionCheck(SavedRun before, SavedRun after, List<Check> checks) {
  /**
   * One contender in one repeat.
   *
   * @param rule what its engine promises
   * @param sameWeights whether the weights have the same bits; empty unless it finished both times
   * @param largest the metric that is furthest from what it was; null without any
   * @param trouble why it does not agree; null if it does
   */
  public record Check(
      String contender,
      int repeat,
      Repeatability rule,
      Optional<Boolean> sameWeights,
      MetricGap largest,
      String trouble) {
    /** Whether it agrees. */
    public boolean agrees() {
      return trouble == null;
    }
  }

  /** Whether all agree. */
  public boolean agrees() {
    return checks.stream().allMatch(Check::agrees);
  }

  /** Compares two runs of one experiment. */
  public static ReproductionCheck of(SavedRun before, SavedRun after) {
    Map<String, ContenderEntry> now =
        after.results().contenders().stream()
            .collect(Collectors.toMap(ContenderEntry::id, Function.identity()));
    List<Check> checks =
        before.results().contenders().stream()
            .flatMap(then -> checks(then, now.get(then.id())))
            .toList();
    return new ReproductionCheck(before, after, checks);
  }

  private static Stream<Check> checks(ContenderEntry then, ContenderEntry now) {
    Repeatability rule = Engines.find(then.engine()).orElseThrow().repeatability();
    int repeats = Math.max(1, Math.max(last(then), last(now))); // a failed one has no entry
    return IntStream.rangeClosed(1, repeats).mapToObj(repeat -> check(then, now, repeat, rule));
  }

  private static Check check(
      ContenderEntry then, ContenderEntry now, int repeat, Repeatability rule) {
    Optional<RunEntry> a = run(then, repeat);
    Optional<RunEntry> b = run(now, repeat);
    if (a.isPresent() && b.isPresent()) {
      return check(then.id(), rule, a.get(), b.get());
    }
    boolean same = a.isPresent() == b.isPresent() && then.status().equals(now.status());
    String trouble = same ? null : words(then, a) + " then, " + words(now, b) + " now";
    return new Check(then.id(), repeat, rule, Optional.empty(), null, trouble);
  }

  private static int last(ContenderEntry contender) {
    return contender.runs().stream().mapToInt(RunEntry::repeat).max().orElse(0);
  }

  private static Optional<RunEntry> run(ContenderEntry contender, int repeat) {
    return contender.runs().stream().filter(run -> run.repeat() == repeat).findFirst();
  }

  /** How a repeat of a contender ended. */
  private static String words(ContenderEntry contender, Optional<RunEntry> run) {
    if (run.isPresent()) {
      return "finished";
    }
    String status = contender.status().equals("finished") ? "absent" : contender.status();
    return contender.message() == null ? status : status + " (" + contender.message() + ")";
  }

  private static Check check(String id, Repeatability rule, RunEntry then, RunEntry now) {
    boolean same = Objects.equals(then.weightsSha256(), now.weightsSha256());
    MetricGap largest =
        MetricGap.between(then, now).stream()
            .filter(gap -> rule == Repeatability.TO_THE_BIT || gap.isJudged())
            .max(MetricGap.BY_SHARE_OF_TOLERANCE)
            .orElse(null);
    String trouble = null;
    if (rule == Repeatability.TO_THE_BIT && !same) {
      trouble = "the weights differ; " + FirstDifference.first(then, now);
    } else if (rule == Repeatability.TO_THE_BIT && largest != null && !largest.isZero()) {
      trouble = "the weights are the same, but " + largest.text();
    } else if (largest != null && !largest.isWithinTolerance()) {
      trouble = largest.text() + "; " + FirstDifference.first(then, now);
    }
    return new Check(id, then.repeat(), rule, Optional.of(same), largest, trouble);
  }
}
