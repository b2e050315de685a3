package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Whether two contenders compute the same, which one run decides: same predictions where all test
 * rows agree; same computation where also all that matters for quality matches and each step of a
 * synchronized walk agrees to rounding. Only those walk that differ in nothing but precision.
 */
final class Computations {
  private final Evidence evidence;

  Computations(Evidence evidence) {
    this.evidence = evidence;
  }

  ComputationEntry of(Contest contest) {
    List<AgreementEntry> agreements = agreements(contest);
    boolean same =
        !agreements.isEmpty() && agreements.stream().allMatch(one -> one.agreeing() == one.rows());
    OptionalDouble weights = weights(contest);
    OptionalInt parted = partedFrom(contest);
    List<String> caveats = contest.caveats(AuditEntry.QUALITY);
    StepsEntry steps = evidence.steps().between(contest.idA(), contest.idB()).orElse(null);
    ComputationSentence sentence =
        new ComputationSentence(contest, agreements, weights, parted, caveats, steps);
    boolean sameSteps = steps != null && steps.agree();
    return new ComputationEntry(
        agreements.isEmpty()
            ? ComputationEntry.UNKNOWN
            : !same
                ? ComputationEntry.OTHER_PREDICTIONS
                : sameSteps ? ComputationEntry.SAME_COMPUTATION : ComputationEntry.SAME_PREDICTIONS,
        sentence.text(),
        agreements,
        weights.isPresent() ? weights.getAsDouble() : null,
        parted.isPresent() ? parted.getAsInt() : null,
        steps);
  }

  private List<AgreementEntry> agreements(Contest contest) {
    TestRows rows = evidence.rows();
    return rows.same(contest.idA(), contest.idB())
        ? contest.runs().stream().flatMap(run -> agreement(contest, run.repeat()).stream()).toList()
        : List.of();
  }

  private Optional<AgreementEntry> agreement(Contest contest, int repeat) {
    TestRows rows = evidence.rows();
    return rows.predictions(contest.idA(), repeat)
        .flatMap(a -> rows.predictions(contest.idB(), repeat).map(b -> Agreement.of(repeat, a, b)));
  }

  private OptionalDouble weights(Contest contest) {
    return evidence.parity().stream()
        .filter(one -> one.a().equals(contest.idA()) && one.b().equals(contest.idB()))
        .mapToDouble(one -> one.maxWeightDifference())
        .max();
  }

  /** The earliest over the repeats. */
  private static OptionalInt partedFrom(Contest contest) {
    return contest.runs().stream()
        .map(pair -> Parting.epoch(pair.a().epochs(), pair.b().epochs()))
        .flatMapToInt(OptionalInt::stream)
        .min();
  }
}
