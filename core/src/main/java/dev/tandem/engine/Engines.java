package dev.tandem.engine;

import dev.tandem.network.SpecException;
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
   * The one of that name, able to work here.
   *
   * @throws SpecException if it is not on the class path, or lacks something; the message says what
   */
  public static Engine ready(String name) {
    Engine engine =
        find(name)
            .orElseThrow(
                () ->
                    new SpecException(
                        "engine",
                        "one on the class path, " + all().stream().map(Engine::name).toList(),
                        "'" + name + "'"));
    if (engine.availability() instanceof Availability.Missing missing) {
      throw new SpecException(
          "engine",
          "one that works here",
          name + ": " + missing.reason() + "; " + missing.remedy());
    }
    return engine;
  }

  /**
   * The one that is meant, set up, if it is there.
   *
   * @throws SpecException if it does not take the settings
   */
  public static Optional<Engine> find(EngineReference reference) {
    return find(reference.name()).map(engine -> engine.with(reference.settings()));
  }
}
