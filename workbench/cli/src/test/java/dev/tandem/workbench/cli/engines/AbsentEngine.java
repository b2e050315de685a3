package dev.tandem.workbench.cli.engines;

import dev.tandem.engine.Availability;
import dev.tandem.engine.DelegatingEngine;

/** An engine whose native library is never there. */
public final class AbsentEngine extends DelegatingEngine {
  public AbsentEngine() {
    super("absent", "its library is missing", "scratch");
  }

  @Override
  public Availability availability() {
    return new Availability.Missing("libabsent.so is not there", "install libabsent");
  }
}
