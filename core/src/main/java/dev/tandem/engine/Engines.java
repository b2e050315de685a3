package dev.tandem.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The engines on the class path. */
public final class Engines {
  private Engines() {}

  /** All of them, by name. */
  public static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Engine::name))
        .toList();
  }

  /** The one of that name, if it is there. */
  public static Optional<Engine> find(String name) {
    return all().stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /**
   * The one that is meant, set up, if it is there.
   *
   * @throws dev.tandem.network.SpecException if it does not take the settings
   */
  public static Optional<Engine> find(EngineReference reference) {
    return find(reference.name()).map(engine -> engine.with(reference.settings()));
  }
}
