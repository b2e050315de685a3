package dev.tandem.engines.process;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.engine.Predictor;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program of somebody's own. It is set up with {@code {command: [python3, my_network.py]}} and,
 * if need be, {@code stall}: after how many seconds without an answer it counts as hung.
 */
public final class ProcessEngine implements Engine {
  static final String NAME = "process";

  private static final Map<String, Hello> GREETINGS = new ConcurrentHashMap<>();

  private final Settings settings;
  private final AtomicReference<Program> idle = new AtomicReference<>();

  /** Without a program. */
  public ProcessEngine() {
    this(Settings.NONE);
  }

  private ProcessEngine(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "a program of your own, in any language";
  }

  @Override
  public Engine with(Map<String, Object> given) {
    return given.isEmpty() ? this : new ProcessEngine(Settings.of(given));
  }

  /**
   * The program's, for which it is started once; any of no program, and of one that does not start,
   * which is {@link #availability}'s to say.
   */
  @Override
  public List<Precision> precisions() {
    if (settings.command().isEmpty()) {
      return List.of(Precision.values());
    }
    try {
      return List.of(GREETINGS.computeIfAbsent(key(), key -> greeted()).precision());
    } catch (ProgramException e) {
      return List.of(Precision.values());
    }
  }

  @Override
  public Optional<NetworkSpec> onlyNetwork() {
    return settings.command().isEmpty()
        ? Optional.empty()
        : GREETINGS.computeIfAbsent(key(), key -> greeted()).network().map(OnlyNetwork::of);
  }

  /** A program whose file has changed is another program. */
  private String key() {
    StringBuilder key = new StringBuilder();
    settings.command().forEach(word -> key.append(new File(word).lastModified()).append(word));
    return key.toString();
  }

  private Hello greeted() {
    try (Program program = Program.start(settings, 1)) {
      return program.hello();
    }
  }

  @Override
  public Availability availability() {
    if (settings.command().isEmpty()) {
      return new Availability.Missing(
          "no program is given",
          "give one: {id: mine, engine: process, command: [python3, my_network.py]}");
    }
    try {
      Hello hello = greeted();
      GREETINGS.put(key(), hello);
      return new Availability.Ready(hello.title(), "own program");
    } catch (ProgramException e) {
      return new Availability.Missing(e.getMessage(), Remedy.of(e, settings.command()));
    }
  }

  @Override
  public LaunchOptions launch(Execution execution) {
    return new LaunchOptions(List.of("-D" + LastWords.PRINTED + "=true"), Map.of(), 0);
  }

  @Override
  public Session open(
      ExperimentSpec experiment, Execution execution, SessionState initial, Dataset training) {
    return ProcessSession.open(
        start(execution), this::end, experiment, execution, initial, training);
  }

  @Override
  public Predictor predictor(Model model, Execution execution) {
    return ProcessPredictor.of(start(execution), model, execution);
  }

  private Program start(Execution execution) {
    if (settings.command().isEmpty()) {
      throw new SpecException("engine " + NAME, "a command that starts a program", "none");
    }
    Program waiting = idle.getAndSet(null);
    return waiting == null ? Program.start(settings, execution.threads()) : waiting;
  }

  /** Keeps a program for the next session if that is asked for, and it can go on. */
  private void end(Program program) {
    if (!settings.reuse() || !program.isUsable() || !idle.compareAndSet(null, program)) {
      program.close();
    }
  }

  @Override
  public void release() {
    Program waiting = idle.getAndSet(null);
    if (waiting != null) {
      waiting.close();
    }
  }
}
