package dev.tandem.workbench.judgement.reproduction;

import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Where two runs of one experiment part first, from what their processes observed. */
final class FirstDifference {
  private FirstDifference() {}

  /** One clause: {@code "the initial weights already differ"}. */
  static String first(RunEntry then, RunEntry now) {
    if (differ(then, now, ObservedEntry::targetsSha256)) {
      return "the targets already differ";
    }
    if (differ(then, now, ObservedEntry::initialWeightsSha256)) {
      return "the initial weights already differ";
    }
    if (differ(then, now, ObservedEntry::threads)) {
      return "threads were " + then.observed().threads() + ", now " + now.observed().threads();
    }
    List<EpochEntry> a = then.epochs();
    List<EpochEntry> b = now.epochs();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (Double.compare(a.get(i).train().loss(), b.get(i).train().loss()) != 0) {
        return "training diverges from the other run in epoch " + a.get(i).epoch();
      }
    }
    if (differ(then, now, ObservedEntry::orderSha256)) {
      return "the order of the rows differs";
    }
    return "the training losses are the same in every epoch";
  }

  private static boolean differ(
      RunEntry then, RunEntry now, Function<ObservedEntry, Object> observed) {
    return then.observed() != null
        && now.observed() != null
        && !Objects.equals(observed.apply(then.observed()), observed.apply(now.observed()));
  }
}
