package dev.tandem.workbench.rounds;

import java.util.List;

/** A network in training that is to be measured. */
public interface Trainee extends AutoCloseable {
  /** What trains, with its version. */
  String description();

  /** What of the assignment it does otherwise, one line each; empty if nothing. */
  List<String> differences();

  /**
   * Trains on whole batches until so much time has gone by on its own clock. In the clock: gather
   * the shuffled rows, step, read the loss. Outside: drawing an epoch's order.
   */
  Round train(double seconds);

  @Override
  void close();
}
