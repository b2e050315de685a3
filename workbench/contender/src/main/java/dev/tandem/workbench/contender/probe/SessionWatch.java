package dev.tandem.workbench.contender.probe;

import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.observed.BatchesSeen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Stands between the training loop and a session and notes what passes: batches, their sizes and
 * rates. Costs a step a few nanoseconds.
 */
public final class SessionWatch implements Session {
  private final Session session;
  private long steps;
  private int largest;
  private int last;
  private double rate = Double.NaN;
  private final List<Double> rates = new ArrayList<>(); // where they change: the step, the rate

  public SessionWatch(Session session) {
    this.session = session;
  }

  @Override
  public StepResult step(Batch batch) {
    int rows = batch.rows().length;
    largest = Math.max(largest, rows);
    last = rows;
    steps++;
    if (batch.learningRate() != rate) {
      rate = batch.learningRate();
      rates.add((double) steps);
      rates.add(rate);
    }
    return session.step(batch);
  }

  /**
   * What was passed so far.
   *
   * @param epochs that these steps made up
   */
  public BatchesSeen batches(int epochs) {
    double[] changes = rates.stream().mapToDouble(Double::doubleValue).toArray();
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(Tensor.of(changes, changes.length));
    double[] given =
        IntStream.range(0, changes.length / 2).mapToDouble(i -> changes[2 * i + 1]).toArray();
    return new BatchesSeen(
        largest,
        last,
        steps,
        epochs,
        Arrays.stream(given).min().orElse(Double.NaN),
        Arrays.stream(given).max().orElse(Double.NaN),
        fingerprint.hex());
  }

  @Override
  public Matrix predict(Features features) {
    return session.predict(features);
  }

  @Override
  public Trace trace(Batch batch) {
    return session.trace(batch);
  }

  @Override
  public SessionState state() {
    return session.state();
  }

  @Override
  public void restore(SessionState state) {
    session.restore(state);
  }

  @Override
  public int threads() {
    return session.threads();
  }

  @Override
  public void close() {
    session.close();
  }
}
