package dev.tandem.workbench.contender.child;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Ability;
import dev.tandem.engine.DelegatingEngine;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.PartialSession;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** For tests: the textbook engine, with the abilities that the setting {@code able} lists. */
public final class PartialEngine extends DelegatingEngine {
  static final String NAME = "partial";

  private final EnumSet<Ability> able;

  public PartialEngine() {
    this(EnumSet.noneOf(Ability.class));
  }

  private PartialEngine(EnumSet<Ability> able) {
    super(NAME, "lacks abilities", "textbook");
    this.able = able;
  }

  @Override
  public Engine with(Map<String, Object> settings) {
    EnumSet<Ability> listed = EnumSet.noneOf(Ability.class);
    ((List<?>) settings.getOrDefault("able", List.of()))
        .forEach(ability -> listed.add(Ability.valueOf(ability.toString())));
    return new PartialEngine(listed);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return new PartialSession(super.open(experiment, execution, initial, training), able);
  }
}
