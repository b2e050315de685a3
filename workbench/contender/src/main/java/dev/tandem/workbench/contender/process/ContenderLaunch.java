package dev.tandem.workbench.contender.process;

import dev.tandem.engine.Engines;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.file.WholeFile;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.workbench.contender.child.ChildMain;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a run's job down, starts the process for it and has it opened. */
public final class ContenderLaunch {
  private static final int LEAST_HEAP_MEGABYTES = 24; // below every estimate

  private ContenderLaunch() {}

  /** One that is observed, for a report. */
  public static ContenderProcess start(ContenderRun run, Checkpointing checkpoints) {
    return start(run, job(run, true, checkpoints));
  }

  /** One that trains a model, and nothing else. */
  public static ContenderProcess startUnobserved(ContenderRun run, Checkpointing checkpoints) {
    return start(run, job(run, false, checkpoints));
  }

  /** Writes down what an observed one is to do, before anybody starts. */
  public static void writeJob(ContenderRun run, Checkpointing checkpoints) {
    write(run, job(run, true, checkpoints));
  }

  private static ContenderProcess start(ContenderRun run, Job job) {
    PlannedContender planned = run.planned();
    Contender contender = planned.contender();
    write(run, job);
    String open = Protocol.line(new Command.Open(job)); // before: the child is not to wait for it
    LaunchOptions launch =
        Engines.find(contender.engine()).orElseThrow().launch(contender.execution());
    long heap =
        HeapEstimate.of(
                run.experiment(), planned.prepared().facts(), contender.execution().precision())
            .bound();
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + (heap >> 20) + "m");
    options.add("-Xms" + LEAST_HEAP_MEGABYTES + "m"); // grows by need, so that a peak is no habit
    options.add("-XX:+UseSerialGC");
    options.addAll(ChildJvm.archive(contender.engine().name()));
    options.addAll(launch.jvmOptions());
    ContenderProcess process =
        ContenderProcess.start(
            ChildMain.class, options, launch.environment(), run.folder().resolve("output.log"));
    process.send(open);
    return process;
  }

  static Job job(ContenderRun run, boolean observed, Checkpointing checkpoints) {
    Contender contender = run.planned().contender();
    return new Job(
        contender.engine(),
        contender.execution().threads(),
        contender.execution().precision().label(),
        run.planned().prepared().path().toAbsolutePath().toString(),
        run.folder().toAbsolutePath().toString(),
        observed,
        checkpoints,
        ExperimentWriter.write(run.experiment()));
  }

  private static void write(ContenderRun run, Job job) {
    Path file = run.folder().resolve("job.json");
    try {
      String text = Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(job);
      WholeFile.writeText(file, WholeFile.Lasting.ON_DISK, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
