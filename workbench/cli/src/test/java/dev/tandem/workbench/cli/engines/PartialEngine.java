package dev.tandem.workbench.cli.engines;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Ability;
import dev.tandem.engine.DelegatingEngine;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.PartialSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The scratch engine without the ability that the setting {@code lacks} names. */
public final class PartialEngine extends DelegatingEngine {
  private final Set<Ability> able;

  public PartialEngine() {
    this(EnumSet.allOf(Ability.class));
  }

  private PartialEngine(Set<Ability> able) {
    super("partial", "may lack an ability", "scratch");
    this.able = able;
  }

  @Override
  public Engine with(Map<String, Object> settings) {
    if (!settings.keySet().equals(Set.of("lacks"))) {
      throw new SpecException("engine partial", "the setting 'lacks'", settings.keySet());
    }
    Ability lacking = Ability.valueOf(settings.get("lacks").toString());
    return new PartialEngine(EnumSet.complementOf(EnumSet.of(lacking)));
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new PartialSession(super.open(experiment, execution, initial, training), able);
  }
}
