package dev.tandem.workbench.contender.walk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.fault.UserException;
import dev.tandem.lockstep.Finding;
import dev.tandem.lockstep.Lockstep;
import dev.tandem.lockstep.Mode;
import dev.tandem.lockstep.Tolerance;
import dev.tandem.lockstep.Walk;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.LoopbackChannel;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Orphan;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.observed.StepsSeen;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Entry point of a process that walks pairs of contenders in lock-step. Argument: the parent's port
 * on the loopback interface. A first line says which engines to load, a second one is the {@link
 * WalkJob}; the answers are {@link #READY} and a {@link StepsSeen} for each pair. Before the latter
 * it tells in which {@link Message.Processes} it computes, if any.
 */
public final class WalkMain {
  private static final String READY = "ready";

  private WalkMain() {}

  public static void main(String[] arguments) throws IOException {
    Orphan.endWithParent();
    try (Channel parent = LoopbackChannel.call(Integer.parseInt(arguments[0]))) {
      String engines = parent.receive();
      if (engines == null) {
        return;
      }
      load(Json.MAPPER.readValue(engines, new TypeReference<List<EngineReference>>() {}));
      parent.send(READY);
      String job = parent.receive(); // it may come hours later, or never
      if (job != null) {
        parent.send(
            Json.MAPPER.writeValueAsString(
                seen(Json.MAPPER.readValue(job, WalkJob.class), parent)));
      }
    }
  }

  /** An engine that is missing is nobody's who walks. */
  private static void load(List<EngineReference> engines) {
    for (EngineReference engine : engines) {
      Engines.find(engine).ifPresent(Engine::availability);
    }
  }

  private static List<StepsSeen> seen(WalkJob job, Channel parent) {
    return job.pairs().stream().map(pair -> walk(pair, parent)).toList();
  }

  private static StepsSeen walk(WalkJob.Pair pair, Channel parent) {
    try {
      return seen(pair, walked(pair, parent));
    } catch (UserException e) {
      return new StepsSeen(pair.a(), pair.b(), 0, false, null, List.of(e.getMessage()));
    }
  }

  private static Walk walked(WalkJob.Pair pair, Channel parent) {
    ExperimentSpec a = experiment(pair.jobA());
    ExperimentSpec b = experiment(pair.jobB());
    DataSplits data = PreparedData.open(Path.of(pair.jobA().prepared())).splits();
    SessionState initial = Initializer.initialState(a.network(), a.training().seed());
    Precision coarser = precision(pair.jobA()).coarser(precision(pair.jobB()));
    try (Session first = open(pair.jobA(), a, initial, data);
        Session second = open(pair.jobB(), b, initial, data)) {
      List<ProcessHandle> processes = new ArrayList<>(first.processes());
      processes.addAll(second.processes());
      if (!processes.isEmpty()) {
        parent.send(Protocol.line(Message.Processes.of(processes)));
      }
      Lockstep lockstep =
          new Lockstep(
              new Lockstep.Side(a, first),
              new Lockstep.Side(b, second),
              data,
              coarser,
              Tolerance.of(coarser));
      long steps = Math.min(pair.steps(), lockstep.steps());
      return lockstep.walk(Mode.SYNCHRONIZED, initial, steps, step -> {});
    }
  }

  private static ExperimentSpec experiment(Job job) {
    return ExperimentReader.read(SpecNode.of(job.experiment(), "job"));
  }

  private static Session open(
      Job job, ExperimentSpec experiment, SessionState initial, DataSplits data) {
    return engine(job)
        .open(experiment, new Execution(job.threads(), precision(job)), initial, data.training());
  }

  private static Engine engine(Job job) {
    return Engines.find(job.engine()).orElseThrow();
  }

  private static Precision precision(Job job) {
    return job.precisionOf(engine(job));
  }

  private static StepsSeen seen(WalkJob.Pair pair, Walk walk) {
    List<String> unknown = new ArrayList<>();
    walk.unknown().ifPresent(unknown::add);
    walk.end().ifPresent(unknown::add);
    boolean agree = !walk.steps().isEmpty() && walk.first().isEmpty();
    return new StepsSeen(
        pair.a(),
        pair.b(),
        walk.steps().size(),
        agree,
        walk.first().map(WalkMain::words).orElse(null),
        unknown);
  }

  private static String words(Finding finding) {
    String layer = finding.layer().isPresent() ? ", layer " + finding.layer().getAsInt() : "";
    String index = finding.index().isEmpty() ? "" : " at " + finding.index();
    return String.format(
        Locale.ROOT,
        "step %,d differs (%s%s): %s is %.6g and %.6g%s",
        finding.step(),
        finding.phase().name().toLowerCase(Locale.ROOT),
        layer,
        finding.what(),
        finding.a(),
        finding.b(),
        index);
  }
}
