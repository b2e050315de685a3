package dev.tandem.benchmarks.jmh;

import dev.tandem.data.BatchSchedule;
import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import java.util.concurrent.TimeUnit;
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

/**
 * One whole training step: gather, forward, loss, backward, update. The batches are made before, so
 * that {@code -prof gc} shows what the engine itself allocates: its {@code gc.alloc.rate.norm} is
 * bytes a step.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {
  @Param({"mnist-64", "mnist-64-adam", "mnist-256", "mnist-1024", "wide", "noshow"})
  public String bench;

  @Param({"1", "2"})
  public int threads;

  private Session session;
  private Batch[] batches;
  private int next;

  /** Opens a session and draws the batches of one epoch. */
  @Setup(Level.Trial)
  public void open() {
    ExperimentSpec experiment = Networks.experiment(bench);
    Dataset rows = Networks.rows(experiment.network());
    Engine engine = Engines.find("scratch").orElseThrow();
    long seed = experiment.training().seed();
    session =
        engine.open(
            experiment,
            new Execution(threads, engine.precisions().get(0)),
            Initializer.initialState(experiment.network(), seed),
            rows);
    BatchSchedule schedule =
        new BatchSchedule(seed, rows.rows(), experiment.training().batchSize().orElseThrow());
    int[] order = schedule.order(1);
    batches = new Batch[schedule.batchesPerEpoch()];
    double rate = experiment.optimizer().learningRate() / 100; // labels are noise: stay finite
    for (int i = 0; i < batches.length; i++) {
      batches[i] = new Batch(i + 1, 1, i, schedule.batch(order, i), rate);
    }
  }

  /** One update, whose loss is read; the batches come round and round. */
  @Benchmark
  public double step() {
    Batch batch = batches[next];
    next = (next + 1) % batches.length;
    return session.step(batch).lossSum(); // its result, if handed on, would be an object
  }

  /** Gives the session's threads back. */
  @TearDown(Level.Trial)
  public void close() {
    session.close();
  }
}
