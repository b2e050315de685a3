package dev.tandem.workbench.contender.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LinearSession;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.training.TrainingEvent.Stopped;
import dev.tandem.workbench.contender.process.ContenderRun.Status;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.contender.wire.ScriptedChannel;
import dev.tandem.workbench.observed.Machine;
import dev.tandem.workbench.observed.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parent's side, played a child's lines: no process is started. */
class ContenderRunTest {
  private static final Score SCORE = new Score(0.25, 0.875);
  private static final Message GREETING = new Message.Greeting(Protocol.VERSION);
  private static final Observation.Hello HELLO =
      new Observation.Hello(
          "1.2", "CPU", 7, 0.5, 6, new Machine("fast", 2, "17", "JVM", List.of(), List.of()));
  private static final Message LOADED = new Message.Observed(HELLO);
  private static final Observation.Ready OPEN =
      new Observation.Ready(2, 42, "ab", "cd", 0.125, "float32", null);
  private static final Message READY = new Message.Ready(8, OPEN, null);
  private static final Observation.Finished END =
      new Observation.Finished("01", 1234, 0.5, null, null);
  private static final TrainingEvent.Progress PROGRESS = new TrainingEvent.Progress(1, 3, 8, SCORE);

  private final ContenderRun run = run(2);

  @Test
  void a_run_trains_epoch_by_epoch_and_finishes() {
    ScriptedChannel child =
        ScriptedChannel.of(
            GREETING,
            LOADED,
            READY,
            new Message.Trained(8, epoch(1)),
            new Message.Trained(16, epoch(2)),
            new Message.Observed(END));
    play(child);

    assertThat(run.status()).isEqualTo(Status.FINISHED);
    assertThat(run.message()).isNull();
    assertThat(run.hello()).isEqualTo(HELLO);
    assertThat(run.ready()).isEqualTo(OPEN);
    assertThat(run.epochs()).containsExactly(epoch(1), epoch(2));
    assertThat(run.finished()).isEqualTo(END);
    assertThat(run.stopped()).isEmpty();
    assertThat(child.commands())
        .containsExactly(
            new Command.Train(8),
            new Command.Train(16),
            new Command.Finish(Command.Output.PREDICTIONS_AND_MODEL));
    assertThat(child.timesClosed()).isEqualTo(1);
  }

  @Test
  void a_run_that_is_saved_asks_for_the_model_alone() {
    ScriptedChannel child = ScriptedChannel.of(GREETING, LOADED, READY, new Message.Observed(END));
    run.start(() -> child);
    run.save();

    assertThat(child.commands()).containsExactly(new Command.Finish(Command.Output.MODEL));
    assertThat(run.status()).isEqualTo(Status.FINISHED);
  }

  @Test
  void a_missing_engine_says_why_and_what_to_do() {
    ScriptedChannel child =
        ScriptedChannel.of(
            GREETING, new Message.Observed(new Observation.Missing("no library", "install it")));
    play(child);

    assertThat(run.status()).isEqualTo(Status.MISSING);
    assertThat(run.message()).isEqualTo("no library; install it");
    assertThat(run.hello()).isNull();
    assertThat(child.commands()).isEmpty();
  }

  @Test
  void a_failure_is_the_childs_own_words() {
    fails(
        "diverged in epoch 2, step 9",
        ScriptedChannel.of(
            GREETING,
            LOADED,
            READY,
            new Message.Trained(8, epoch(1)),
            new Message.Observed(new Observation.Failed("diverged in epoch 2, step 9"))));

    assertThat(run.epochs()).hasSize(1);
    assertThat(run.finished()).isNull();
  }

  @Test
  void early_stopping_ends_training_before_the_last_epoch() {
    ContenderRun stopping = run(40);
    ScriptedChannel child =
        ScriptedChannel.of(
            GREETING,
            LOADED,
            READY,
            new Message.Trained(8, epoch(1)),
            new Message.Trained(16, stopped(2)),
            new Message.Observed(END));
    play(stopping, child);

    assertThat(stopping.status()).isEqualTo(Status.FINISHED);
    assertThat(stopping.stopped()).contains(new Stopped(2, 1));
    assertThat(stopping.epochs()).hasSize(2);
  }

  @Test
  void a_process_that_dies_leaves_its_last_words() {
    fails(
        "its process died with exit code 7; last words: out of luck",
        ScriptedChannel.of(GREETING, LOADED, READY, new Message.Trained(8, epoch(1)))
            .thenDies("its process died with exit code 7; last words: out of luck"));

    assertThat(run.epochs()).hasSize(1);
  }

  @Test
  void a_process_that_goes_without_a_word_has_gone() {
    fails("its process has ended the connection", ScriptedChannel.of(GREETING, LOADED));
  }

  @Test
  void a_process_that_does_not_start_fails() {
    run.start(
        () -> {
          throw new ContenderException("its process did not start: no java");
        });

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.message()).isEqualTo("its process did not start: no java");
    assertThat(run.lastSign()).isNull();
  }

  @Test
  void another_protocol_is_refused() {
    fails(
        "expected a process of protocol 2, got one of protocol 3; build Tandem again",
        ScriptedChannel.of(new Message.Greeting(3), LOADED, READY));
  }

  @Test
  void a_child_that_does_not_greet_is_refused() {
    fails("expected greeting, got hello", ScriptedChannel.of(LOADED, READY));
  }

  @Test
  void what_is_not_due_is_named() {
    fails(
        "expected ready, got epoch",
        ScriptedChannel.of(GREETING, LOADED, new Message.Observed(epoch(1))));
  }

  @Test
  void an_observation_that_is_not_due_is_named_in_the_place_of_another() {
    fails(
        "expected hello, got finished",
        ScriptedChannel.of(GREETING, new Message.Observed(END), READY));
    ContenderRun later = run(2);
    play(
        later,
        ScriptedChannel.of(
            GREETING,
            LOADED,
            READY,
            new Message.Trained(8, epoch(1)),
            new Message.Trained(16, epoch(2)),
            LOADED));
    assertThat(later.message()).isEqualTo("expected finished, got hello");
  }

  @Test
  void an_epoch_that_ends_nowhere_is_named_by_its_step() {
    fails(
        "expected an epoch to end with step 8, got step 5",
        ScriptedChannel.of(GREETING, LOADED, READY, new Message.Trained(5, null)));
  }

  @Test
  void progress_where_nothing_trains_is_not_due() {
    fails(
        "expected ready, got progress",
        ScriptedChannel.of(GREETING, LOADED, new Message.Progress(PROGRESS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xyz", "{\"type\":\"epoch\"}"})
  void a_line_that_is_no_message_is_quoted(String line) {
    fails(
        "expected a message of protocol 2 as JSON, got '" + line + "'",
        ScriptedChannel.of(GREETING, LOADED, READY).then(line));
  }

  @Test
  void progress_is_passed_on_as_it_comes() {
    List<TrainingEvent.Progress> heard = new ArrayList<>();
    run.start(
        () ->
            ScriptedChannel.of(
                GREETING,
                LOADED,
                READY,
                new Message.Progress(PROGRESS),
                new Message.Progress(new TrainingEvent.Progress(1, 6, 8, SCORE)),
                new Message.Trained(8, epoch(1))));
    run.epoch(heard::add);

    assertThat(heard).extracting(TrainingEvent.Progress::batch).containsExactly(3, 6);
    assertThat(run.epochs()).hasSize(1);
  }

  @Test
  void an_epoch_can_be_made_in_pieces_and_no_piece_goes_beyond_it() {
    ScriptedChannel child =
        ScriptedChannel.of(
            GREETING,
            LOADED,
            READY,
            new Message.Trained(5, null),
            new Message.Done(),
            new Message.Trained(8, epoch(1)));
    run.start(() -> child);
    run.steps(5, progress -> {});
    run.state(Path.of("state.safetensors"));
    assertThat(run.step()).isEqualTo(5);
    assertThat(run.epochs()).isEmpty();
    run.steps(5, progress -> {});

    assertThat(child.commands())
        .containsExactly(
            new Command.Train(5), new Command.State("state.safetensors"), new Command.Train(8));
    assertThat(run.epochs()).hasSize(1);
  }

  @Test
  void signs_of_life_are_noted_and_change_nothing() throws InterruptedException {
    ScriptedChannel child =
        ScriptedChannel.of(GREETING, new Message.Alive(), LOADED, new Message.Alive(), READY);
    run.start(() -> child);
    Instant before = run.lastSign();
    Thread.sleep(2); // so that the clock moves on
    run.epoch(progress -> {}); // the script is over

    assertThat(run.ready()).isEqualTo(OPEN);
    assertThat(run.lastSign()).isEqualTo(before).isBefore(Instant.now());

    ContenderRun other = run(2);
    other.start(() -> ScriptedChannel.of(GREETING, LOADED, READY));
    assertThat(other.lastSign()).isAfter(before);
  }

  @Test
  void closing_is_final() {
    ScriptedChannel child =
        ScriptedChannel.of(GREETING, LOADED, READY, new Message.Trained(8, epoch(1)));
    run.start(() -> child);
    run.close();
    run.close();
    run.epoch(progress -> {});
    run.finish();

    assertThat(run.running()).isFalse();
    assertThat(run.training()).isFalse();
    assertThat(run.epochs()).isEmpty();
    assertThat(child.commands()).isEmpty();
    assertThat(child.timesClosed()).isEqualTo(1);
  }

  private void fails(String message, ScriptedChannel child) {
    play(child);

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.message()).isEqualTo(message);
    assertThat(child.timesClosed()).isEqualTo(1);
  }

  private void play(ScriptedChannel child) {
    play(run, child);
  }

  private static void play(ContenderRun run, ScriptedChannel child) {
    run.start(() -> child);
    while (run.training()) {
      run.epoch(progress -> {});
    }
    run.finish();
  }

  private static ContenderRun run(int epochs) {
    ExperimentSpec experiment =
        LinearSession.experiment(0.1, new TrainingSpec(epochs, OptionalInt.of(8), 1));
    Contender contender =
        new Contender(
            "a",
            EngineReference.of("scratch"),
            new Execution(1, Precision.FLOAT32),
            new SpecNode.Keys(Map.of(), "test"),
            experiment);
    return new ContenderRun(new PlannedContender(contender, experiment, null), 1, Path.of("a"));
  }

  private static Observation.Epoch epoch(int number) {
    return epoch(number, null);
  }

  private static Observation.Epoch stopped(int number) {
    return epoch(number, new Stopped(number, number - 1));
  }

  private static Observation.Epoch epoch(int number, Stopped stopped) {
    RateSpan rates = new RateSpan(0.1, 0.1);
    return new Observation.Epoch(
        number, SCORE, Score.NONE, SCORE, rates, 0.5, 0.75, "ef", 7, stopped, "t", 0.25, null);
  }
}
