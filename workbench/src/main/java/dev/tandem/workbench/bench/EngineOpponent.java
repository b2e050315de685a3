package dev.tandem.workbench.bench;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.child.BenchMain;
import dev.tandem.workbench.child.Job;
import dev.tandem.workbench.comparison.HeapEstimate;
import dev.tandem.workbench.experiment.ComparisonReader;
import dev.tandem.workbench.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of Tandem's engines, started as {@code compare} starts it. */
record EngineOpponent(String name) implements Opponent {
  @Override
  public boolean usesThreads() {
    return true;
  }

  @Override
  public boolean takes(PreparedCase bench) {
    return true;
  }

  @Override
  public Runner runner(PreparedCase bench, int threads, double warmUpSeconds) throws IOException {
    Engine engine = ComparisonReader.engine(name, "--opponents");
    if (!engine.precisions().contains(Precision.FLOAT32)) {
      throw new BenchException(name + " does not compute in float32");
    }
    Execution execution = new Execution(threads, Precision.FLOAT32);
    Path job = bench.folder().resolve("job-" + name + "-" + threads + ".json");
    Json.MAPPER.writeValue(
        job.toFile(),
        new Job(
            name,
            threads,
            execution.precision().label(),
            bench.prepared().path().toAbsolutePath().toString(),
            bench.folder().toAbsolutePath().toString(),
            false,
            ExperimentWriter.write(bench.experiment())));
    LaunchOptions launch = engine.launch(execution);
    return new Runner(
        name, threads, command(bench, execution, launch, job, warmUpSeconds), launch.environment());
  }

  private static List<String> command(
      PreparedCase bench, Execution execution, LaunchOptions launch, Path job, double warmUp) {
    long heap = HeapEstimate.bytes(bench.experiment(), bench.facts(), execution.precision());
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.add("-Xmx" + (heap >> 20) + "m");
    command.add("-XX:+UseSerialGC");
    command.addAll(launch.jvmOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(BenchMain.class.getName());
    command.addAll(List.of(job.toString(), bench.bench().task(), Double.toString(warmUp)));
    return command;
  }
}
