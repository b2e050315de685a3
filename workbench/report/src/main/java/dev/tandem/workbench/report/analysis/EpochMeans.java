package dev.tandem.workbench.report.analysis;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A figure by epoch, the mean over the repeats that made the epoch; NaN where none has it. */
final class EpochMeans {
  private EpochMeans() {}

  static double[] of(ContenderEntry contender, ToDoubleFunction<EpochEntry> figure) {
    int epochs = contender.runs().stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
    return IntStream.range(0, epochs)
        .mapToDouble(
            epoch ->
                contender.runs().stream()
                    .filter(run -> epoch < run.epochs().size())
                    .mapToDouble(run -> figure.applyAsDouble(run.epochs().get(epoch)))
                    .filter(Double::isFinite)
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  static double[] of(
      ContenderEntry contender, Function<EpochEntry, Score> side, ToDoubleFunction<Score> figure) {
    return of(
        contender,
        epoch -> side.apply(epoch) == null ? Double.NaN : figure.applyAsDouble(side.apply(epoch)));
  }
}
