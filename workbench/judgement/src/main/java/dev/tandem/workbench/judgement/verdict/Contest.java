package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two contenders that finished a repeat together.
 *
 * @param runs at least one
 * @param caveats what differs between them beside the engine
 */
record Contest(ContenderEntry a, ContenderEntry b, List<RunPair> runs, Caveats caveats) {
  String idA() {
    return a.id();
  }

  String idB() {
    return b.id();
  }

  /** The same with b first: a sentence tells of the first contender. */
  Contest reversed() {
    return new Contest(b, a, runs.stream().map(RunPair::reversed).toList(), caveats);
  }

  /** All that matters and differs, what a has first. */
  List<String> allCaveats() {
    return Stream.of(AuditEntry.QUALITY, AuditEntry.SPEED)
        .flatMap(matter -> caveats(matter).stream())
        .distinct()
        .toList();
  }

  /** What matters for one thing and differs, what a has first. */
  List<String> caveats(String matter) {
    return caveats.between(a, b, matter);
  }

  /**
   * The epochs of a that count for its speed, as logarithms of their seconds by repeat: the steady
   * ones, or the later half of these if one of the two got faster meanwhile.
   *
   * @param margin the share by which
   */
  List<double[]> epochsOfA(double margin) {
    SharedEpochs own = SharedEpochs.ofA(runs);
    return own.gained(margin) || SharedEpochs.ofB(runs).gained(margin) ? own.late() : own.steady();
  }

  /** Where the two were stopped and went on, in words; none usually. */
  List<String> resumes() {
    return runs.stream()
        .flatMap(pair -> Stream.of(resumes(idA(), pair.a()), resumes(idB(), pair.b())))
        .filter(words -> !words.isEmpty())
        .toList();
  }

  private String resumes(String id, RunEntry run) {
    String after = String.join(" and ", run.resumes().stream().map(epoch -> epoch + "").toList());
    String repeat = runs.size() > 1 ? " of repeat " + run.repeat() : "";
    return after.isEmpty() ? "" : id + " after epoch " + after + repeat;
  }

  /** Mean seconds of a's whole training, the first epoch included. */
  double secondsOfA() {
    return runs.stream()
        .mapToDouble(run -> run.a().epochs().stream().mapToDouble(EpochEntry::seconds).sum())
        .average()
        .orElse(Double.NaN);
  }
}
