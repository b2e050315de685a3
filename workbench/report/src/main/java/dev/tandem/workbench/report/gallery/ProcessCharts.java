package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.observed.MemorySample;
import dev.tandem.workbench.observed.PhaseSeconds;
import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.BarChart.Part;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MemoryEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What the contenders' processes spent their time on, and how much memory they held. */
record ProcessCharts(SavedRun run) {
  private static final double MEGABYTE = 1e6;
  private static final Map<String, ToDoubleFunction<PhaseSeconds>> PHASES = phaseNames();

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

  /**
   * Returns the time of each phase, a mean over the repeats; empty where no process reported it.
   */
  Optional<BarChart> phases() {
    List<ContenderEntry> known =
        run.finished().stream()
            .filter(own -> own.runs().stream().allMatch(one -> one.time().phases() != null))
            .toList();
    List<Part> parts = new ArrayList<>();
    PHASES.forEach(
        (name, seconds) ->
            parts.add(
                new Part(
                    name, known.stream().mapToDouble(own -> mean(own.runs(), seconds)).toArray())));
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new BarChart(
                "phases",
                "Where the time went",
                "Wall clock of each process without waiting for its turn, the mean over the"
                    + " repeats; the parts do not overlap. Processes start side by side, then"
                    + " train in turn.",
                "seconds",
                known.stream().map(ContenderEntry::id).toList(),
                parts));
  }

  private static double mean(List<RunEntry> runs, ToDoubleFunction<PhaseSeconds> seconds) {
    return runs.stream()
        .mapToDouble(one -> seconds.applyAsDouble(one.time().phases()))
        .average()
        .orElse(0);
  }

  /** Returns the memory of each first repeat; without lines where the system did not report it. */
  LineChart memory() {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      MemoryEntry memory = finished.get(i).runs().get(0).memory();
      if (memory != null && memory.overTime() != null) {
        String id = finished.get(i).id();
        List<MemorySample> samples =
            memory.overTime().stream().filter(sample -> sample.residentBytes() > 0).toList();
        ToDoubleFunction<MemorySample> all = sample -> sample.residentBytes() / MEGABYTE;
        ToDoubleFunction<MemorySample> heap = sample -> sample.heapBytes() / MEGABYTE;
        Look strong = Look.of(i, Stroke.STRONG);
        Look thin = Look.of(i, Stroke.THIN);
        lines.add(Line.of(id, "all", strong, samples, MemorySample::seconds, all));
        if (samples.stream().anyMatch(sample -> sample.heapBytes() > 0)) { // a program has none
          lines.add(Line.of(id, "Java heap", thin, samples, MemorySample::seconds, heap));
        }
      }
    }
    return new LineChart(
        "memory",
        "Memory over time",
        "Resident memory of each process, or its program, in the first repeat; waiting is in the"
            + " time.",
        Axis.of("seconds since the process started"),
        Axis.of("MB"),
        lines);
  }
}
