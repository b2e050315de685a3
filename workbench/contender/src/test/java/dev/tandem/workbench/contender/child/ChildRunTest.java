package dev.tandem.workbench.contender.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.EngineReference;
import dev.tandem.model.ModelFile;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.contender.wire.ScriptedChannel;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.contender.wire.TraceFile;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.observed.SurfaceGrid;
import dev.tandem.workbench.observed.Surfaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The child's side with a real engine, told what to do by a script: no process, no socket. */
class ChildRunTest {
  private static final EngineReference TEXTBOOK = EngineReference.of("textbook");
  private static final Command FINISH = new Command.Finish(Command.Output.PREDICTIONS_AND_MODEL);

  @TempDir Path folder;
  private ExperimentSpec experiment;
  private PreparedFile prepared;
  private int steps; // of an epoch

  @BeforeEach
  void prepare() {
    ExperimentSpec open =
        ExperimentReader.read(
            SpecNode.of(
                Map.of(
                    "name", "moons",
                    "data", Map.of("source", "moons"),
                    "network", Map.of("hidden", List.of(5), "activation", "tanh"),
                    "optimizer", Map.of("type", "adam", "learningRate", 0.01),
                    "training", Map.of("epochs", 3, "batchSize", 64, "seed", 4)),
                "test"));
    prepared = DatasetCatalog.prepare(open.data(), new DataFolders(folder, folder));
    experiment = open.with(open.network().fit(2, 2));
    steps = (prepared.facts().trainRows() + 63) / 64;
    assertThat(steps).isGreaterThan(3);
  }

  @Test
  void a_run_greets_opens_trains_and_finishes() {
    List<Message> told =
        obey(open(TEXTBOOK), new Command.Train(steps), new Command.Train(3L * steps), FINISH);

    assertThat(told)
        .extracting(Message::label)
        .containsExactly("greeting", "hello", "ready", "trained", "epoch", "trained", "finished");
    assertThat(told.get(0)).isEqualTo(new Message.Greeting(Protocol.VERSION));
    assertThat(((Message.Ready) told.get(2)).stepsPerEpoch()).isEqualTo(steps);
    assertThat(epochs(told)).extracting(Observation.Epoch::epoch).containsExactly(1, 2, 3);
    assertThat(((Message.Trained) told.get(5)).step()).isEqualTo(3L * steps);
    Observation.Finished finished = finished(told);
    assertThat(finished.account().batches().steps()).isEqualTo(3L * steps);
    assertThat(finished.account().conventions().optimizer().known()).isTrue();
    assertThat(ModelFile.read(folder.resolve("model.safetensors")).parameters().count())
        .isEqualTo(2 * 5 + 5 + 5 * 2 + 2);
    assertThat(PredictionFile.read(folder)).containsKeys("train", "validation", "test");
  }

  @Test
  void data_of_two_columns_leave_surfaces_from_the_initial_weights_to_the_trained_model() {
    List<Message> told = obey(open(TEXTBOOK), new Command.Train(3L * steps), FINISH);

    Surfaces surfaces = Surfaces.read(folder).orElseThrow();
    assertThat(surfaces.frames()).extracting(Surfaces.Frame::epoch).containsExactly(0, 1, 2, 3);
    assertThat(surfaces.frames().get(0).values()).isNotEqualTo(surfaces.frames().get(3).values());
    Surfaces.Points rows = surfaces.test();
    Matrix logits = PredictionFile.read(folder).get("test");
    int right = 0; // the nearest place answers as the row itself does, but at the boundary
    for (int i = 0; i < rows.x().length; i++) {
      double positive =
          surfaces.frames().get(3).values()[place(surfaces, rows.x()[i], rows.y()[i])];
      right += positive > 0.5 == logits.get(i, 1) > logits.get(i, 0) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(rows.x().length * 9 / 10);
    assertThat(finished(told).account().batches().steps()).isEqualTo(3L * steps);
  }

  private static int place(Surfaces surfaces, float x, float y) {
    return nearest(surfaces.yRange(), y) * SurfaceGrid.SIDE + nearest(surfaces.xRange(), x);
  }

  private static int nearest(float[] range, float value) {
    return Math.round((value - range[0]) / (range[1] - range[0]) * (SurfaceGrid.SIDE - 1));
  }

  @Test
  void a_folder_that_is_gone_is_no_fault_of_the_contender() throws IOException {
    Path gone = folder.resolve("gone"); // as where its disk has vanished
    Job job =
        new Job(
            TEXTBOOK,
            1,
            "float64",
            prepared.path().toString(),
            gone.toString(),
            true,
            new Checkpointing(1, 0),
            ExperimentWriter.write(experiment));

    List<Message> told = obey(new Command.Open(job), new Command.Train(3L * steps), FINISH);

    Observation.Failed failed =
        (Observation.Failed) ((Message.Observed) told.get(told.size() - 1)).observation();
    assertThat(failed.reason()).startsWith(gone + "/");
    assertThat(failed.lost()).isTrue();
    assertThat(gone).doesNotExist(); // nor is it made anew
  }

  @Test
  void prepared_data_that_is_gone_is_no_fault_of_the_contender() throws IOException {
    Files.delete(prepared.path()); // as where the disk of the cache has vanished

    List<Message> told = obey(open(TEXTBOOK));

    Observation.Failed failed =
        (Observation.Failed) ((Message.Observed) told.get(told.size() - 1)).observation();
    assertThat(failed.reason()).startsWith(prepared.path() + ": ").contains("got no such file");
    assertThat(failed.lost()).isTrue();
  }

  @Test
  void an_epoch_that_is_cut_trains_as_a_whole_one_does() {
    List<Message> whole = obey(open(TEXTBOOK), new Command.Train(2L * steps), FINISH);
    List<Message> cut =
        obey(
            open(TEXTBOOK),
            new Command.Train(1),
            new Command.Train(steps - 1),
            new Command.Train(steps + 2), // past an epoch's end
            new Command.Train(2L * steps),
            FINISH);

    assertThat(cut.stream().filter(Message.Trained.class::isInstance).limit(3))
        .containsExactly(
            new Message.Trained(1, null),
            new Message.Trained(steps - 1, null),
            new Message.Trained(steps + 2, null));
    assertThat(cut.stream().filter(Message.Progress.class::isInstance)).hasSize(3);
    assertThat(finished(cut).weightsSha256()).isEqualTo(finished(whole).weightsSha256());
    assertThat(epochs(cut)).hasSize(2);
    for (int i = 0; i < 2; i++) {
      Observation.Epoch own = epochs(cut).get(i);
      Observation.Epoch other = epochs(whole).get(i);
      assertThat(own.train()).isEqualTo(other.train());
      assertThat(own.test()).isEqualTo(other.test());
      assertThat(own.orderSha256()).isEqualTo(other.orderSha256());
      assertThat(own.glance()).isEqualTo(other.glance()).isNotNull();
      assertThat(own.wallSeconds()).isGreaterThanOrEqualTo(own.seconds());
    }
  }

  @Test
  void a_step_that_is_behind_is_a_defect_of_the_parents() {
    assertThatThrownBy(() -> obey(open(TEXTBOOK), new Command.Train(2), new Command.Train(1)))
        .hasMessage("training: expected a step after 2, got 1");
  }

  @Test
  void rows_are_predicted_at_any_step() {
    Path rows = folder.resolve("rows.safetensors");
    Path first = folder.resolve("first.safetensors");
    Path splits = folder.resolve("splits.safetensors");
    float[] features = {0, 0, 1, -1, 0.5f, 2};
    Safetensors.write(rows, Map.of(), Map.of("features", Entry.of(features, 3, 2)));
    List<Message> told =
        obey(
            open(TEXTBOOK),
            new Command.Train(2),
            new Command.Predict(rows.toString(), first.toString()),
            new Command.Predict(null, splits.toString()),
            new Command.Train(steps));

    assertThat(told.subList(5, 7)).containsExactly(new Message.Done(), new Message.Done());
    assertThat(Safetensors.read(first).get("predictions").shape()).containsExactly(3, 2);
    assertThat(Safetensors.read(splits).get("test").shape())
        .containsExactly(prepared.facts().testRows(), 2);
  }

  @Test
  void features_of_another_width_are_refused() {
    Path rows = folder.resolve("rows.safetensors");
    Safetensors.write(rows, Map.of(), Map.of("features", Entry.of(new float[9], 3, 3)));
    List<Message> told =
        obey(open(TEXTBOOK), new Command.Predict(rows.toString(), "nowhere"), FINISH);

    assertThat(failure(told))
        .isEqualTo(rows + ": expected tensor features as F32 [rows, 2], got F32 [3, 3]");
  }

  @Test
  void a_state_that_is_restored_is_where_the_session_was_optimizer_included() {
    Path state = folder.resolve("state.safetensors");
    Path again = folder.resolve("again.safetensors");
    obey(
        open(TEXTBOOK),
        new Command.Train(3),
        new Command.State(state.toString()),
        new Command.Train(2L * steps),
        new Command.Restore(state.toString()),
        new Command.State(again.toString()));

    assertThat(Safetensors.read(state).tensors().keySet())
        .contains("parameters/0.weight", "optimizer/exp_avg_sq/0.weight");
    assertThat(StateFile.read(again)).isEqualTo(StateFile.read(state));
    assertThat(StateFile.read(state).step()).isEqualTo(3);
  }

  @Test
  void a_state_goes_from_one_session_into_another() {
    Path state = folder.resolve("state.safetensors");
    List<Message> whole =
        obey(
            open(TEXTBOOK),
            new Command.Train(steps),
            new Command.State(state.toString()),
            new Command.Predict(null, folder.resolve("a.safetensors").toString()));
    obey(
        open(TEXTBOOK),
        new Command.Restore(state.toString()),
        new Command.Predict(null, folder.resolve("b.safetensors").toString()));

    assertThat(epochs(whole)).hasSize(1);
    assertThat(folder.resolve("b.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("a.safetensors"));
  }

  @Test
  void a_look_into_the_next_step_is_written_and_changes_nothing() {
    Path looked = folder.resolve("look.safetensors");
    Path before = folder.resolve("before.safetensors");
    Path after = folder.resolve("after.safetensors");
    obey(
        open(TEXTBOOK),
        new Command.Train(1),
        new Command.State(before.toString()),
        new Command.Trace(null, looked.toString()),
        new Command.Train(2),
        new Command.State(after.toString()));
    TraceFile.Look look = TraceFile.read(looked);

    assertThat(look.batch().step()).isEqualTo(2);
    assertThat(look.trace().layers()).isNotEmpty();
    Parameters made = StateFile.read(after).parameters().minus(StateFile.read(before).parameters());
    assertThat(look.trace().updates().maxDifference(made)).isLessThan(1e-15);
  }

  @Test
  void a_look_can_be_at_rows_that_somebody_chose() {
    Path looked = folder.resolve("look.safetensors");
    obey(open(TEXTBOOK), new Command.Trace(new int[] {5}, looked.toString()));
    TraceFile.Look look = TraceFile.read(looked);

    assertThat(look.batch().rows()).containsExactly(5);
    assertThat(look.trace().layers().get(0).output().rows()).isEqualTo(1);
  }

  @Test
  void an_engine_that_cannot_look_writes_nothing() {
    EngineReference bare = new EngineReference(PartialEngine.NAME, Map.of("able", List.of()));
    Path looked = folder.resolve("look.safetensors");
    List<Message> told = obey(open(bare), new Command.Trace(null, looked.toString()));

    assertThat(told).endsWith(new Message.Done());
    assertThat(looked).doesNotExist();
  }

  @Test
  void what_is_no_state_is_refused() {
    List<Message> told =
        obey(open(TEXTBOOK), new Command.Restore(prepared.path().toString()), FINISH);

    assertThat(failure(told))
        .startsWith(prepared.path() + ": expected a tensor named step, got [training.features");
  }

  @Test
  void the_model_alone_leaves_no_predictions() {
    obey(open(TEXTBOOK), new Command.Train(1), new Command.Finish(Command.Output.MODEL));

    assertThat(folder.resolve("model.safetensors")).exists();
    assertThat(folder.resolve("predictions.safetensors")).doesNotExist();
  }

  @Test
  void a_session_that_shows_no_steps_trains_and_its_conventions_stay_unknown() {
    EngineReference untraced =
        new EngineReference(PartialEngine.NAME, Map.of("able", List.of("RESTORE")));
    List<Message> told = obey(open(untraced), new Command.Train(3L * steps), FINISH);

    assertThat(epochs(told)).hasSize(3).allMatch(epoch -> epoch.glance() == null);
    Conventions conventions = finished(told).account().conventions();
    assertThat(conventions.network().known()).isFalse();
    assertThat(conventions.loss().known()).isFalse();
    assertThat(conventions.optimizer().known()).isFalse();
    String textbook =
        finished(obey(open(TEXTBOOK), new Command.Train(3L * steps), FINISH)).weightsSha256();
    assertThat(finished(told).weightsSha256()).isEqualTo(textbook);
  }

  @Test
  void a_session_that_cannot_go_back_refuses_to() {
    EngineReference bare = new EngineReference(PartialEngine.NAME, Map.of("able", List.of()));

    assertThat(failure(obey(open(bare), new Command.Restore("a file"))))
        .isEqualTo("restore: expected an engine that can go to a given state, got partial");
  }

  @Test
  void a_precision_that_the_engine_does_not_compute_in_is_refused_by_name() {
    assertThat(failure(obey(new Command.Open(job(TEXTBOOK, "float16")))))
        .isEqualTo(
            "job: precision: expected one of [float64], which textbook computes in, got"
                + " 'float16'");
  }

  @Test
  void an_engine_that_is_not_there_is_refused_by_name() {
    assertThat(failure(obey(open(EngineReference.of("abacus")))))
        .startsWith("job: engine: expected one of [")
        .endsWith("], got 'abacus'");
  }

  @Test
  void settings_that_an_engine_does_not_take_are_refused() {
    EngineReference set = new EngineReference("textbook", Map.of("speed", "high"));

    assertThat(failure(obey(open(set))))
        .isEqualTo("engine textbook: expected no settings, got [speed]");
  }

  @Test
  void commands_out_of_turn_are_named() {
    assertThat(failure(obey(new Command.Train(1)))).isEqualTo("expected open, got train");
    assertThat(failure(obey(open(TEXTBOOK), open(TEXTBOOK))))
        .isEqualTo("expected train, predict, trace, state, restore or finish, got open");
  }

  @Test
  void a_line_that_is_no_command_is_quoted() {
    List<Message> told = obey(ScriptedChannel.of(open(TEXTBOOK)).then("epoch"));

    assertThat(failure(told)).isEqualTo("expected a command of protocol 2 as JSON, got 'epoch'");
  }

  @Test
  void a_parent_that_goes_away_ends_it() {
    assertThat(obey(open(TEXTBOOK), new Command.Train(1))).endsWith(new Message.Trained(1, null));
    assertThat(obey(new ScriptedChannel())).containsExactly(new Message.Greeting(Protocol.VERSION));
  }

  private static List<Message> obey(Command... commands) {
    return obey(ScriptedChannel.of(commands));
  }

  private static List<Message> obey(ScriptedChannel parent) {
    try (Diary diary = new Diary()) {
      new ChildRun(parent, diary).obey();
    }
    return parent.messages();
  }

  private Command open(EngineReference engine) {
    return new Command.Open(job(engine, "float64"));
  }

  private Job job(EngineReference engine, String precision) {
    return new Job(
        engine,
        1,
        precision,
        prepared.path().toString(),
        folder.toString(),
        true,
        Checkpointing.USUAL,
        ExperimentWriter.write(experiment));
  }

  private static List<Observation.Epoch> epochs(List<Message> told) {
    return told.stream()
        .map(
            message ->
                message instanceof Message.Trained trained
                    ? trained.epoch()
                    : message instanceof Message.Observed seen
                            && seen.observation() instanceof Observation.Epoch epoch
                        ? epoch
                        : null)
        .filter(epoch -> epoch != null)
        .toList();
  }

  private static Observation.Finished finished(List<Message> told) {
    return (Observation.Finished) ((Message.Observed) told.get(told.size() - 1)).observation();
  }

  private static String failure(List<Message> told) {
    Message.Observed last = (Message.Observed) told.get(told.size() - 1);
    return ((Observation.Failed) last.observation()).reason();
  }
}
