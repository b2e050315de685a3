package dev.tandem.workbench.report.figures;

import dev.tandem.workbench.observed.MemorySample;
import dev.tandem.workbench.observed.PhaseSeconds;
import dev.tandem.workbench.report.drawing.Bars;
import dev.tandem.workbench.report.drawing.Bars.Part;
import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.Chart.Axis;
import dev.tandem.workbench.report.drawing.Chart.Line;
import dev.tandem.workbench.report.drawing.Chart.Stroke;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.MemoryEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What the contenders' processes spent their time on, and how much memory they held. */
final class ProcessFigures {
  private static final double MEGABYTE = 1e6;
  private static final Map<String, ToDoubleFunction<PhaseSeconds>> PHASES = phaseNames();

  private final SavedComparison run;
  private final String data;

  ProcessFigures(SavedComparison run, String data) {
    this.run = run;
    this.data = data;
  }

  private static Map<String, ToDoubleFunction<PhaseSeconds>> phaseNames() {
    Map<String, ToDoubleFunction<PhaseSeconds>> phases = new LinkedHashMap<>();
    phases.put("start-up", PhaseSeconds::startUp);
    phases.put("loading the engine", PhaseSeconds::loading);
    phases.put("data hand-over", PhaseSeconds::dataHandOver);
    phases.put("first epoch", PhaseSeconds::firstEpoch);
    phases.put("steady epochs", PhaseSeconds::steadyEpochs);
    phases.put("evaluation", PhaseSeconds::evaluation);
    phases.put("other", PhaseSeconds::other);
    return phases;
  }

  /** Means over the repeats; empty where no process told. */
  Optional<Bars> phases() {
    List<ContenderEntry> told =
        run.finished().stream()
            .filter(own -> own.runs().stream().allMatch(one -> one.time().phases() != null))
            .toList();
    List<Part> parts = new ArrayList<>();
    PHASES.forEach(
        (name, seconds) ->
            parts.add(
                new Part(
                    name, told.stream().mapToDouble(own -> mean(own.runs(), seconds)).toArray())));
    return told.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Bars(
                "phases",
                data + ": where the time went",
                "Wall clock of each process without waiting for its turn, the mean over the"
                    + " repeats; the parts do not overlap.",
                "seconds",
                told.stream().map(ContenderEntry::id).toList(),
                parts));
  }

  private static double mean(List<RunEntry> runs, ToDoubleFunction<PhaseSeconds> seconds) {
    return runs.stream()
        .mapToDouble(one -> seconds.applyAsDouble(one.time().phases()))
        .average()
        .orElse(0);
  }

  /** Of each first repeat; without lines where the system did not tell. */
  Chart memory() {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      MemoryEntry memory = finished.get(i).runs().get(0).memory();
      if (memory != null && memory.overTime() != null) {
        String id = finished.get(i).id();
        lines.add(line(id + ", all", i, Stroke.SOLID, memory, MemorySample::residentBytes));
        lines.add(line(id + ", Java heap", i, Stroke.DASHED, memory, MemorySample::heapBytes));
      }
    }
    return new Chart(
        "memory",
        data + ": memory over time",
        "Resident memory of each process in its first repeat; waiting is in the time.",
        Axis.of("seconds since the process started"),
        Axis.of("MB"),
        lines);
  }

  private static Line line(
      String label,
      int contender,
      Stroke stroke,
      MemoryEntry memory,
      ToLongFunction<MemorySample> bytes) {
    List<MemorySample> known =
        memory.overTime().stream().filter(sample -> sample.residentBytes() > 0).toList();
    return new Line(
        label,
        contender,
        stroke,
        known.stream().mapToDouble(MemorySample::seconds).toArray(),
        known.stream().mapToDouble(sample -> bytes.applyAsLong(sample) / MEGABYTE).toArray());
  }
}
