package dev.tandem.workbench.judgement.audit;

import dev.tandem.workbench.observed.BatchesSeen;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Origins;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Whether a difference is only what another difference brings with it: both runs would have the
 * item alike, were it not for the cause. A setting of its own that also differs is never explained.
 */
final class Consequences {
  private static final double ROUNDING = 1e-9;
  private static final String RATE = "learningRate";
  private static final List<String> WEIGHTS = List.of("classWeights", "positiveWeight");

  private Consequences() {}

  /**
   * Whether a cause explains all of an item's difference.
   *
   * @param item that differs
   * @param cause that differs as well
   */
  static boolean explain(AuditItem item, AuditItem cause, RunEntry first, RunEntry second) {
    ObservedEntry a = first.observed();
    ObservedEntry b = second.observed();
    return switch (item) {
      case PREPROCESSING -> a.data().preprocessing().equals(b.data().preprocessing());
      case INITIAL_WEIGHTS -> sameOrigin(a, b, Origins::initialization);
      case BATCH_ORDER -> sameSizes(a, b) && sameOrigin(a, b, Consequences::seed);
      case LAST_BATCH -> lastOnes(cause, a, b);
      case LOSS -> losses(item, first, second);
      case RATES -> sameOrigin(a, b, Origins::schedule) && rates(cause, first, second);
      case MASKS -> masks(cause, item.in(first).value(), item.in(second).value());
      default -> true;
    };
  }

  /** Also where a file does not have it: such runs are audited as they were when they were made. */
  private static boolean sameOrigin(
      ObservedEntry a, ObservedEntry b, Function<Origins, Formula> part) {
    Formula first = Readings.origin(a, part);
    Formula second = Readings.origin(b, part);
    return a.origins() == null || b.origins() == null || Objects.equals(first, second);
  }

  private static Formula seed(Origins origins) {
    Formula drawn = origins.initialization();
    return drawn == null ? null : new Formula(Map.of("seed", drawn.settings().get("seed")), null);
  }

  /** Batches of all rows are as many rows as there are. */
  private static boolean sameSizes(ObservedEntry a, ObservedEntry b) {
    return a.batches().size() == b.batches().size() || isWhole(a) && isWhole(b);
  }

  private static boolean isWhole(ObservedEntry run) {
    return run.batches().size() == run.data().rows();
  }

  /** The rows that are left over, by arithmetic, of which one part must differ. */
  private static boolean lastOnes(AuditItem cause, ObservedEntry a, ObservedEntry b) {
    boolean differs =
        cause == AuditItem.ROWS
            ? a.data().rows() != b.data().rows()
            : a.batches().size() != b.batches().size();
    return differs && isRest(a) && isRest(b);
  }

  private static boolean isRest(ObservedEntry run) {
    if (run.data() == null) {
      return true;
    }
    BatchesSeen batches = run.batches();
    int rest = run.data().rows() % batches.size();
    return batches.last() == (rest == 0 ? batches.size() : rest);
  }

  /** Only class weights may follow from the rows, and only those that balance each run's own. */
  private static boolean losses(AuditItem loss, RunEntry first, RunEntry second) {
    Optional<Formula> a = Readings.formula(loss.in(first));
    Optional<Formula> b = Readings.formula(loss.in(second));
    return a.isPresent()
        && b.isPresent()
        && Objects.equals(a.get().departure(), b.get().departure())
        && unweighted(a.get()).equals(unweighted(b.get()))
        && isBalanced(a.get(), first.observed())
        && isBalanced(b.get(), second.observed());
  }

  private static Map<String, Object> unweighted(Formula loss) {
    Map<String, Object> settings = new LinkedHashMap<>(loss.settings());
    settings.keySet().removeAll(WEIGHTS);
    return settings;
  }

  private static boolean isBalanced(Formula loss, ObservedEntry run) {
    List<Integer> counts = run.origins() == null ? null : run.origins().classCounts();
    if (counts == null || counts.contains(0)) {
      return false;
    }
    if (loss.settings().get("positiveWeight") instanceof Number weight && counts.size() == 2) {
      return isNear(weight.doubleValue(), (double) counts.get(0) / counts.get(1));
    }
    double rows = counts.stream().mapToInt(Integer::intValue).sum();
    return loss.settings().get("classWeights") instanceof List<?> weights
        && weights.size() == counts.size()
        && IntStream.range(0, counts.size())
            .allMatch(
                i ->
                    weights.get(i) instanceof Number weight
                        && isNear(weight.doubleValue(), rows / counts.size() / counts.get(i)));
  }

  private static boolean isNear(double value, double expected) {
    return Math.abs(value - expected) <= ROUNDING * expected;
  }

  /** A rate that never changes is the optimizer's own, however many steps there are. */
  private static boolean rates(AuditItem cause, RunEntry first, RunEntry second) {
    if (cause != AuditItem.OPTIMIZER) {
      return !isConstant(first) || !isConstant(second);
    }
    Optional<Object> a = Readings.formula(cause.in(first)).map(f -> f.settings().get(RATE));
    Optional<Object> b = Readings.formula(cause.in(second)).map(f -> f.settings().get(RATE));
    return a.isEmpty() || b.isEmpty() || !a.equals(b);
  }

  private static boolean isConstant(RunEntry run) {
    BatchesSeen batches = run.observed().batches();
    return batches.lowestRate() == batches.highestRate();
  }

  /** Another network names its own dropout; masks as core draws them then follow from it. */
  private static boolean masks(AuditItem cause, Object first, Object second) {
    if (!(first instanceof Masks a) || !(second instanceof Masks b)) {
      return true;
    }
    boolean asDrawn = asDrawn(a) && asDrawn(b);
    return a.layers().equals(b.layers()) || cause == AuditItem.NETWORK && asDrawn;
  }

  private static boolean asDrawn(Masks masks) {
    return masks.layers().stream().allMatch(layer -> layer.deviating() == 0);
  }
}
