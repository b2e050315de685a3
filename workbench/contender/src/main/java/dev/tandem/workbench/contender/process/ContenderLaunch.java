package dev.tandem.workbench.contender.process;

import dev.tandem.engine.Engines;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a run's job down and starts the process for it. */
public final class ContenderLaunch {
  private static final int LEAST_HEAP_MEGABYTES = 24; // below every estimate

  private ContenderLaunch() {}

  /** One that is observed, for a report. */
  public static ContenderProcess start(ContenderRun run) {
    return start(run, true);
  }

  /** One that trains a model, and nothing else. */
  public static ContenderProcess startUnobserved(ContenderRun run) {
    return start(run, false);
  }

  private static ContenderProcess start(ContenderRun run, boolean observed) {
    PlannedContender planned = run.planned();
    Contender contender = planned.contender();
    Path job = run.folder().resolve("job.json");
    write(
        job,
        new Job(
            contender.engine(),
            contender.execution().threads(),
            contender.execution().precision().label(),
            planned.prepared().path().toAbsolutePath().toString(),
            run.folder().toAbsolutePath().toString(),
            observed,
            ExperimentWriter.write(run.experiment())));
    LaunchOptions launch =
        Engines.find(contender.engine()).orElseThrow().launch(contender.execution());
    long heap =
        HeapEstimate.bytes(
            run.experiment(), planned.prepared().facts(), contender.execution().precision());
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + (heap >> 20) + "m");
    options.add("-Xms" + LEAST_HEAP_MEGABYTES + "m"); // grows by need, so that a peak is no habit
    options.add("-XX:+UseSerialGC");
    options.addAll(ChildJvm.archive(contender.engine()));
    options.addAll(launch.jvmOptions());
    return ContenderProcess.start(
        options, launch.environment(), job, run.folder().resolve("output.log"));
  }

  private static void write(Path file, Job job) {
    try {
      Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
