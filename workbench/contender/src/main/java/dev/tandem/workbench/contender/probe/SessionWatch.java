package dev.tandem.workbench.contender.probe;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DelegatingSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.tensor.Fingerprint;
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
public final class SessionWatch extends DelegatingSession {
  private long steps;
  private int largest;
  private int last;
  private double rate = Double.NaN;
  private final List<Double> rates = new ArrayList<>(); // where they change: the step, the rate

  /**
   * What was passed so far, for a watch over another session that goes on from here.
   *
   * @param rates where they change: the step, the rate
   */
  public record Passed(long steps, int largest, int last, List<Double> rates) {
    public Passed {
      rates = List.copyOf(rates);
    }
  }

  public SessionWatch(Session session) {
    super(session);
  }

  @Override
  public StepResult step(Batch batch) {
    note(batch);
    return super.step(batch);
  }

  @Override
  public List<StepResult> steps(List<Batch> batches) {
    batches.forEach(this::note);
    return super.steps(batches);
  }

  private void note(Batch batch) {
    int rows = batch.rows().length;
    largest = Math.max(largest, rows);
    last = rows;
    steps++;
    if (batch.learningRate() != rate) {
      rate = batch.learningRate();
      rates.add((double) steps);
      rates.add(rate);
    }
  }

  /** Returns all that it has noted. */
  public Passed passed() {
    return new Passed(steps, largest, last, rates);
  }

  /** Goes on from what another watch has noted. */
  public void resume(Passed passed) {
    steps = passed.steps();
    largest = passed.largest();
    last = passed.last();
    rates.clear();
    rates.addAll(passed.rates());
    rate = rates.isEmpty() ? Double.NaN : rates.get(rates.size() - 1);
  }

  /**
   * Returns what was passed so far.
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
}
