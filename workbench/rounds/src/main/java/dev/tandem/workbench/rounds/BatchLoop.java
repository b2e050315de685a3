package dev.tandem.workbench.rounds;

import java.util.Arrays;
import java.util.Random;

/** The loop that every JVM opponent shares: shuffled batches, and the clock around each. */
public final class BatchLoop {
  /** One update. */
  @FunctionalInterface
  public interface Step {
    /**
     * Gathers the rows, makes an update and reads the loss.
     *
     * @return the mean loss of the batch; NaN where the library does not tell
     */
    double step(int[] rows);
  }

  private final int rows;
  private final int batch;
  private final Random random;
  private int[] order = {};
  private int next;

  public BatchLoop(Assignment assignment) {
    this.rows = assignment.rows();
    this.batch = Math.min(assignment.batch(), assignment.rows());
    this.random = new Random(assignment.seed());
  }

  /** Whole batches until so many seconds were spent in them; at least one. */
  public Round run(double seconds, Step step) {
    long nanos = 0;
    long done = 0;
    double lossSum = 0;
    do {
      int[] chosen = nextBatch();
      long start = System.nanoTime();
      double loss = step.step(chosen);
      nanos += System.nanoTime() - start;
      lossSum += loss * chosen.length;
      done += chosen.length;
    } while (nanos < seconds * 1e9);
    return new Round(done, nanos / 1e9, lossSum / done);
  }

  /** Full batches only: some libraries are built for one size. */
  private int[] nextBatch() {
    if (order.length - next < batch) {
      order = permutation();
      next = 0;
    }
    int[] chosen = Arrays.copyOfRange(order, next, next + batch);
    next += batch;
    return chosen;
  }

  private int[] permutation() {
    int[] drawn = new int[rows];
    for (int i = 0; i < rows; i++) {
      int other = random.nextInt(i + 1);
      drawn[i] = drawn[other];
      drawn[other] = i;
    }
    return drawn;
  }
}
