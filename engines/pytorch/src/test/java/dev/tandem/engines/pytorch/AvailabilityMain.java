package dev.tandem.engines.pytorch;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;

/** Says, in a process of its own, whether the engine can work there. */
final class AvailabilityMain {
  private AvailabilityMain() {}

  public static void main(String[] arguments) {
    Engine engine = Engines.find("pytorch").orElseThrow();
    System.out.println(engine.availability());
    System.out.println(engine.availability());
  }
}
