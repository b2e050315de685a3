package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;

/** An engine whose native library is never there. */
public final class AbsentEngine extends BorrowingEngine {
  public AbsentEngine() {
    super("absent");
  }

  @Override
  public Availability availability() {
    return new Availability.Missing("libabsent.so is not there", "install libabsent");
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    throw new UnsupportedOperationException("a missing engine opens no session");
  }
}
