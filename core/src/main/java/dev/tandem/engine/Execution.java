package dev.tandem.engine;

import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;

/** On how many threads, and in which precision. */
public record Execution(int threads, Precision precision) {
  public Execution {
    if (threads < 1) {
      throw new SpecException("threads", "a whole number of at least 1", threads);
    }
  }
}
