package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Whether two contenders compute the same, which one run decides: same predictions where all test
 * rows agree; same computation where also all that matters for quality matches and each step of a
 * synchronized walk agrees to rounding. Only those walk that differ in nothing but precision.
 */
final class Computations {
  /** Training losses that are further apart, as a share, have parted: float32 rounds at 1e-7. */
  private static final double PARTED = 1e-4;

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
    List<AgreementEntry> entries = new ArrayList<>();
    if (evidence.rows().same(contest.idA(), contest.idB())) {
      for (RunPair pair : contest.runs()) {
        evidence
            .rows()
            .predictions(contest.idA(), pair.repeat())
            .ifPresent(
                a ->
                    evidence
                        .rows()
                        .predictions(contest.idB(), pair.repeat())
                        .ifPresent(b -> entries.add(Agreement.of(pair.repeat(), a, b))));
      }
    }
    return entries;
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
        .flatMapToInt(
            pair ->
                IntStream.range(0, pair.sharedEpochs())
                    .filter(i -> apart(pair.a().epochs().get(i), pair.b().epochs().get(i)))
                    .limit(1)
                    .map(i -> i + 1))
        .min();
  }

  private static boolean apart(EpochEntry a, EpochEntry b) {
    double one = a.train().loss();
    double other = b.train().loss();
    return Math.abs(one - other) > PARTED * Math.max(Math.abs(one), Math.abs(other));
  }
}
