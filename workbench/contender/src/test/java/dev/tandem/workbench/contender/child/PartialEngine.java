package dev.tandem.workbench.contender.child;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** For tests: the textbook engine, with the abilities that the setting {@code able} lists. */
public final class PartialEngine implements Engine {
  static final String NAME = "partial";

  private final EnumSet<Ability> able;

  public PartialEngine() {
    this(EnumSet.noneOf(Ability.class));
  }

  private PartialEngine(EnumSet<Ability> able) {
    this.able = able;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "for tests: lacks abilities";
  }

  @Override
  public Engine with(Map<String, Object> settings) {
    EnumSet<Ability> listed = EnumSet.noneOf(Ability.class);
    ((List<?>) settings.getOrDefault("able", List.of()))
        .forEach(ability -> listed.add(Ability.valueOf(ability.toString())));
    return new PartialEngine(listed);
  }

  @Override
  public List<Precision> precisions() {
    return textbook().precisions();
  }

  @Override
  public Availability availability() {
    return textbook().availability();
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return textbook().launch(execution);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    Session session = textbook().open(experiment, execution, initial, training);
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("abilities")) {
                return able;
              }
              for (Ability ability : EnumSet.complementOf(able)) {
                if (method.getName().equalsIgnoreCase(ability.name())) {
                  throw new UnsupportedOperationException(ability.name());
                }
              }
              try {
                return method.invoke(session, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return textbook().predictor(model, execution);
  }

  private static Engine textbook() {
    return Engines.find("textbook").orElseThrow();
  }
}
