package dev.tandem.workbench.cli.engines;

import dev.tandem.engine.DelegatingEngine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import java.util.List;
import java.util.Map;

/** An engine that asks for a JVM option that no JVM has. */
public final class UnstartableEngine extends DelegatingEngine {
  public UnstartableEngine() {
    super("unstartable", "its process does not start", "scratch");
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return new LaunchOptions(List.of("-XX:+NoSuchOptionAnywhere"), Map.of(), 0);
  }
}
