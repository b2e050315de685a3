package dev.tandem.workbench.contender.child;

import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.fault.UserException;
import dev.tandem.file.FileFault;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.meter.ProgramWatch;
import dev.tandem.workbench.contender.meter.ResidentMemory;
import dev.tandem.workbench.contender.probe.SessionWatch;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.observed.Machine;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.RowsSeen;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A contender's life: load the engine, open a session, then do what the parent says. */
final class ChildRun {
  private static final String LEAVE_OUT = "leave it out, or ask for what it can do";

  private final Channel parent;
  private final Diary diary;

  ChildRun(Channel parent, Diary diary) {
    this.parent = parent;
    this.diary = diary;
  }

  /** Works until the parent says finish, or goes away. */
  void obey() {
    parent.send(Protocol.GREETING);
    try {
      String line = parent.receive(); // no wait to speak of: it lies there already
      if (line != null) {
        open(line);
      }
    } catch (UserException | ContenderException e) {
      fail(e.getMessage(), e);
    } catch (UncheckedIOException e) {
      fail(FileFault.words(e.getCause()), e);
    }
  }

  /** All files that it is told to use are its parent's: where one fails, the machine has failed. */
  private void fail(String reason, RuntimeException cause) {
    tell(new Message.Observed(new Observation.Failed(reason, FileFault.isBehind(cause))));
  }

  private void tell(Message message) {
    parent.send(Protocol.line(message));
  }

  private void open(String line) {
    Command first = Protocol.command(line);
    if (!(first instanceof Command.Open)) {
      throw new ContenderException("expected open, got " + first.label());
    }
    Job job = ((Command.Open) first).job();
    diary.enter(Phase.LOADING);
    Engine engine = Engines.find(job.engine()).orElseThrow(() -> unknown(job));
    Availability availability = engine.availability();
    if (availability instanceof Availability.Missing missing) {
      tell(new Message.Observed(new Observation.Missing(missing.reason(), missing.remedy())));
      return;
    }
    Availability.Ready ready = (Availability.Ready) availability;
    tell(
        new Message.Observed(
            new Observation.Hello(
                ready.version(),
                ready.device(),
                ResidentMemory.peakBytes(),
                diary.seconds(),
                diary.emptyBytes(),
                Machine.here())));
    train(job, engine);
  }

  private static ContenderException unknown(Job job) {
    return new ContenderException(
        "job: engine: expected one of "
            + Engines.all().stream().map(Engine::name).toList()
            + ", got '"
            + job.engine().name()
            + "'");
  }

  private void train(Job job, Engine engine) {
    diary.enter(Phase.DATA_HAND_OVER);
    long start = System.nanoTime();
    ExperimentSpec experiment = ExperimentReader.read(SpecNode.of(job.experiment(), "job"));
    PreparedData data = PreparedData.open(Path.of(job.prepared()));
    Execution execution = new Execution(job.threads(), job.precisionOf(engine));
    SessionState initial =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    Session opened;
    try {
      opened = engine.open(experiment, execution, initial, data.splits().training());
    } catch (SpecException cannot) {
      tell(new Message.Observed(new Observation.Missing(cannot.getMessage(), LEAVE_OUT)));
      return;
    }
    try (SessionWatch session = new SessionWatch(opened)) {
      ProgramWatch.of(session).ifPresent(this::follow);
      ChildSession work = new ChildSession(job, experiment, data, session, diary, this::tell);
      diary.enter(Phase.OTHER);
      double seconds = (System.nanoTime() - start) / 1e9;
      Observation.Ready ready = ready(job, session, data, seconds); // of the initial weights
      tell(new Message.Ready(work.stepsPerEpoch(), ready, work.resume()));
      work.obey(parent);
    }
  }

  private void follow(ProgramWatch program) {
    diary.follow(program);
    tell(Message.Processes.of(program.processes()));
    diary.everySecond(
        () -> {
          tell(new Message.Alive());
          tell(Message.Processes.of(program.processes()));
        });
  }

  private static Observation.Ready ready(
      Job job, Session session, PreparedData data, double seconds) {
    SessionState state = session.state();
    Parameters weights = state.parameters();
    boolean seen = job.observed();
    return new Observation.Ready(
        session.threads(),
        weights.count(),
        seen ? Fingerprint.of(weights.as(Precision.FLOAT32)) : null,
        seen ? RowsSeen.targets(data.splits().training().targets()) : null,
        seconds,
        seen ? ChildSession.precision(state) : null,
        seen ? HandedOver.rows(data) : null);
  }
}
