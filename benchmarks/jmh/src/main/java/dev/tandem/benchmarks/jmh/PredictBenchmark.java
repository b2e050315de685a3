package dev.tandem.benchmarks.jmh;

import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Answers of 784-128-64-10 for one row and for a batch, into the caller's array. */
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictBenchmark {
  @Param({"1", "256"})
  public int rows;

  private Predictor predictor;
  private float[] features;
  private float[] logits;

  /** Readies the predictor and gathers the rows. */
  @Setup(Level.Trial)
  public void open() {
    ExperimentSpec experiment = Networks.experiment("mnist-64");
    Dataset data = Networks.rows(experiment.network());
    SessionState state =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    Engine engine = Engines.find("scratch").orElseThrow();
    predictor =
        engine.predictor(
            new Model(
                experiment.network(),
                experiment.loss(),
                state.parameters(),
                state.buffers(),
                new Preprocessing.AsIs(),
                data.classes().names(),
                Thresholds.USUAL,
                experiment.data()),
            new Execution(1, engine.precisions().get(0)));
    features = new float[rows * predictor.inputs()];
    data.features().gather(IntStream.range(0, rows).toArray(), features);
    logits = new float[rows * predictor.outputs()];
  }

  /** One call. */
  @Benchmark
  public float[] predict() {
    predictor.predict(features, rows, logits);
    return logits;
  }

  /** Closes the predictor. */
  @TearDown(Level.Trial)
  public void close() {
    predictor.close();
  }
}
