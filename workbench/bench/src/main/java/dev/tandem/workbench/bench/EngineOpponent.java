package dev.tandem.workbench.bench;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.bench.runner.BenchMain;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.contender.process.ChildJvm;
import dev.tandem.workbench.contender.process.HeapEstimate;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of Tandem's engines, started as {@code compare} starts it. */
record EngineOpponent(String name) implements Opponent {
  @Override
  public Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException {
    Engine engine = ComparisonReader.engine(EngineReference.of(name), "--opponents");
    if (!engine.precisions().contains(Precision.FLOAT32)) {
      throw new BenchException(name + " does not compute in float32");
    }
    Execution execution = new Execution(threads, Precision.FLOAT32);
    Path job = bench.folder().resolve("job-" + name + "-" + threads + ".json");
    Json.MAPPER.writeValue(
        job.toFile(),
        new Job(
            EngineReference.of(name),
            threads,
            execution.precision().label(),
            bench.prepared().path().toAbsolutePath().toString(),
            bench.folder().toAbsolutePath().toString(),
            false,
            Checkpointing.NONE,
            ExperimentWriter.write(bench.experiment())));
    LaunchOptions launch = engine.launch(execution);
    return new Runner(
        name, threads, command(bench, execution, launch, job, warmUpSeconds), launch.environment());
  }

  private static List<String> command(
      PreparedCase bench, Execution execution, LaunchOptions launch, Path job, double warmUp) {
    long heap = HeapEstimate.of(bench.experiment(), bench.facts(), execution.precision()).bound();
    List<String> options = new ArrayList<>();
    options.add("-Xmx" + (heap >> 20) + "m");
    options.add("-XX:+UseSerialGC");
    options.addAll(launch.jvmOptions());
    return ChildJvm.command(
        options,
        ChildJvm.ownClassPath(),
        BenchMain.class,
        job.toString(),
        bench.bench().task(),
        Double.toString(warmUp));
  }
}
