package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** From when on two trainings are apart by more than rounding makes at first. */
public final class Parting {
  private static final double SHARE = 1e-4; // of the loss; float32 rounds at 1e-7

  private Parting() {}

  /** Returns the first epoch, from 1, whose training losses have parted; empty without any. */
  public static OptionalInt epoch(List<EpochEntry> a, List<EpochEntry> b) {
    return IntStream.range(0, Math.min(a.size(), b.size()))
        .filter(i -> apart(a.get(i).train().loss(), b.get(i).train().loss()))
        .map(i -> i + 1)
        .findFirst();
  }

  private static boolean apart(double a, double b) {
    return Math.abs(a - b) > SHARE * Math.max(Math.abs(a), Math.abs(b));
  }
}
