package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The runs of two contenders in one repeat, which both finished. */
record RunPair(RunEntry a, RunEntry b) {

  /** One for each repeat that both finished, in order. */
  static List<RunPair> of(ContenderEntry a, ContenderEntry b) {
    List<RunPair> pairs = new ArrayList<>();
    for (RunEntry run : a.runs()) {
      b.runs().stream()
          .filter(other -> other.repeat() == run.repeat())
          .forEach(other -> pairs.add(new RunPair(run, other)));
    }
    return pairs;
  }

  RunPair reversed() {
    return new RunPair(b, a);
  }

  Stream<RunEntry> both() {
    return Stream.of(a, b);
  }

  int repeat() {
    return a.repeat();
  }

  /** How many epochs both made. */
  int sharedEpochs() {
    return Math.min(a.epochs().size(), b.epochs().size());
  }

  /** Whether an epoch is the first after one of the two was stopped and went on. */
  boolean resumedBefore(int epoch) {
    return both().anyMatch(run -> run.resumes().contains(epoch - 1));
  }

  /** Whether both ended with the same weights, to the bit. */
  boolean identical() {
    return a.weightsSha256() != null && a.weightsSha256().equals(b.weightsSha256());
  }
}
