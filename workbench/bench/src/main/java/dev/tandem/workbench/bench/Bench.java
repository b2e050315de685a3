package dev.tandem.workbench.bench;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.results.BenchFile;
import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;
import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Measures an engine against its opponents: all processes of a case are started and warm before the
 * first round, then take turns, in alternating order, so that a round's numbers stand next to each
 * other in time. Who waits does not compute.
 */
public final class Bench {
  private static final int MILLIS_BETWEEN_TURNS = 250;

  private final BenchPlan plan;
  private final DataFolders folders;
  private final Path folder;
  private final Consumer<RunEvent> events;

  /**
   * @param folder that takes logs and results
   */
  public Bench(BenchPlan plan, DataFolders folders, Path folder, Consumer<RunEvent> events) {
    this.plan = plan;
    this.folders = folders;
    this.folder = folder;
    this.events = events;
  }

  /** Runs all cases. An opponent that fails is out of the case, with its error. */
  public BenchFile run() throws IOException {
    List<CaseEntry> cases = new ArrayList<>();
    for (BenchCase bench : plan.cases()) {
      events.accept(new RunEvent.BenchStarting(bench.name(), "data"));
      PreparedCase prepared = PreparedCase.of(bench, folders, folder);
      CaseEntry entry = run(prepared);
      prepared.removeRows();
      events.accept(new RunEvent.Benched(entry));
      cases.add(entry);
    }
    return new BenchFile(
        BenchFile.SCHEMA,
        Environment.describe(plan.command()),
        plan.rounds(),
        plan.seconds(),
        cases);
  }

  private CaseEntry run(PreparedCase bench) throws IOException {
    List<RunnerProcess> runners = new ArrayList<>();
    List<RunnerProcess> peaks = new ArrayList<>();
    List<RunnerEntry> absent = new ArrayList<>();
    List<RunnerEntry> noPeak = new ArrayList<>();
    try {
      start(bench, plan.find(plan.subject()), ownThreads(bench), runners, absent);
      for (String name : plan.opponents()) {
        Opponent opponent = plan.find(name);
        if (opponent.takes(bench)) {
          start(bench, opponent, threads(bench, opponent), runners, absent);
        }
      }
      start(bench, new Peak(), threads(bench, new Peak()), peaks, noPeak);
      rounds(bench, runners, peaks);
    } finally {
      runners.forEach(RunnerProcess::close);
      peaks.forEach(RunnerProcess::close);
    }
    List<RunnerEntry> entries = new ArrayList<>();
    runners.forEach(runner -> entries.add(runner.entry()));
    entries.addAll(absent);
    List<RunnerEntry> peakEntries = new ArrayList<>();
    peaks.forEach(peak -> peakEntries.add(peak.entry()));
    peakEntries.addAll(noPeak);
    return new CaseEntry(
        bench.bench().name(),
        bench.title(),
        bench.bench().task(),
        bench.data(),
        bench.operationsPerUnit(),
        entries,
        peakEntries,
        Ratios.of(plan.subject(), entries));
  }

  private List<Integer> ownThreads(PreparedCase bench) {
    return oneRow(bench) ? List.of(1) : plan.threads();
  }

  private List<Integer> threads(PreparedCase bench, Opponent opponent) {
    return oneRow(bench) ? List.of(1) : plan.threadsOf(opponent);
  }

  /** A single row gives two threads nothing to share. */
  private static boolean oneRow(PreparedCase bench) {
    return bench.bench().task().equals(Assignment.PREDICT);
  }

  private void start(
      PreparedCase bench,
      Opponent opponent,
      List<Integer> threads,
      List<RunnerProcess> started,
      List<RunnerEntry> absent)
      throws IOException {
    for (int count : threads) {
      events.accept(
          new RunEvent.BenchStarting(bench.bench().name(), named(opponent.name(), count)));
      try {
        Runner runner = opponent.runner(bench, count, plan.warmUpSeconds());
        RunnerProcess process = new RunnerProcess(runner, bench.folder());
        started.add(process);
        process.start();
        tellIfOut(process);
      } catch (BenchException e) {
        tellOut(opponent.name(), e.getMessage());
        absent.add(
            new RunnerEntry(opponent.name(), count, null, List.of(), e.getMessage(), List.of()));
        return;
      }
    }
  }

  private void rounds(PreparedCase bench, List<RunnerProcess> runners, List<RunnerProcess> peaks) {
    List<RunnerProcess> order = new ArrayList<>(runners);
    order.addAll(peaks);
    for (int round = 1; round <= plan.rounds(); round++) {
      for (RunnerProcess runner : order) {
        if (runner.running()) {
          String name = named(runner.runner().name(), runner.runner().threads());
          events.accept(new RunEvent.BenchRound(bench.bench().name(), round, plan.rounds(), name));
          pause();
          runner.go(round, plan.seconds());
          tellIfOut(runner);
        }
      }
      Collections.reverse(order);
    }
  }

  /** OpenMP's threads spin a while after their work, at the cost of whoever comes next. */
  private static void pause() {
    try {
      Thread.sleep(MILLIS_BETWEEN_TURNS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted between two turns");
    }
  }

  private void tellIfOut(RunnerProcess process) {
    if (!process.running()) {
      Runner runner = process.runner();
      tellOut(named(runner.name(), runner.threads()), process.entry().message());
    }
  }

  private void tellOut(String opponent, String message) {
    events.accept(new RunEvent.Out(opponent, 1, "out", message));
  }

  private static String named(String name, int threads) {
    return name + ", " + threads + (threads == 1 ? " thread" : " threads");
  }
}
