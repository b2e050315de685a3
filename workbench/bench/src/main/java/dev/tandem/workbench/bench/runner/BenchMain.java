package dev.tandem.workbench.bench.runner;

import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.rounds.Assignment;
import dev.tandem.workbench.rounds.RoundServer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Entry point of an engine that {@code tandem bench} measures. Arguments: the job's file, train or
 * predict, the seconds of warm-up.
 */
public final class BenchMain {
  private BenchMain() {}

  public static void main(String[] arguments) throws IOException {
    Job job = Json.MAPPER.readValue(new File(arguments[0]), Job.class);
    boolean predict = arguments[1].equals(Assignment.PREDICT);
    RoundServer.serve(
        Double.parseDouble(arguments[2]),
        () -> {
          Engine engine = Engines.find(job.engine()).orElseThrow();
          String description = ready(engine);
          ExperimentSpec experiment = ExperimentReader.read(SpecNode.of(job.experiment(), "job"));
          PreparedData data = PreparedData.open(Path.of(job.prepared()));
          Execution execution = new Execution(job.threads(), Precision.FLOAT32);
          return predict
              ? new BenchPredictor(description, engine, experiment, execution, data)
              : new BenchSession(description, engine, experiment, execution, data);
        });
  }

  private static String ready(Engine engine) {
    Availability availability = engine.availability();
    if (availability instanceof Availability.Missing missing) {
      throw new IllegalStateException(missing.reason() + "; " + missing.remedy());
    }
    Availability.Ready ready = (Availability.Ready) availability;
    return ready.version() + ", " + ready.device();
  }
}
