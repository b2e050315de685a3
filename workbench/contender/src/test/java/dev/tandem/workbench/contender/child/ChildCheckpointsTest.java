package dev.tandem.workbench.contender.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.SessionState;
import dev.tandem.fault.UserException;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.contender.checkpoint.Checkpoint;
import dev.tandem.workbench.contender.checkpoint.CheckpointFile;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.ScriptedChannel;
import dev.tandem.workbench.observed.Account;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Surfaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A child that is stopped after two of four epochs, and another one in its place. */
@Tag("once")
class ChildCheckpointsTest {
  private static final int EPOCHS = 4;
  private static final EngineReference TEXTBOOK = EngineReference.of("textbook");
  private static final Command FINISH = new Command.Finish(Command.Output.PREDICTIONS_AND_MODEL);

  @TempDir Path folder;
  private ExperimentSpec experiment;
  private PreparedFile prepared;
  private long steps; // of an epoch

  @BeforeEach
  void prepare() {
    ExperimentSpec open =
        ExperimentReader.read(
            SpecNode.of(
                Map.of(
                    "name", "moons",
                    "data", Map.of("source", "moons", "rows", 200),
                    "network", Map.of("hidden", List.of(5), "dropout", 0.2),
                    "optimizer", Map.of("type", "adam", "learningRate", 0.01),
                    "schedule", Map.of("type", "reduce-on-plateau", "patience", 0),
                    "training",
                        Map.of(
                            "epochs",
                            EPOCHS,
                            "batchSize",
                            64,
                            "seed",
                            4,
                            "earlyStopping",
                            Map.of("patience", 50))),
                "test"));
    prepared = DatasetCatalog.prepare(open.data(), new DataFolders(folder, folder));
    experiment = open.with(open.network().fit(2, 2));
    steps = (prepared.facts().trainRows() + 63) / 64;
  }

  @Test
  void what_another_process_goes_on_with_ends_as_if_nothing_had_happened() throws IOException {
    List<Message> unbroken = child("unbroken", open("unbroken", TEXTBOOK), train(EPOCHS), FINISH);
    child("cut", open("cut", TEXTBOOK), train(2));
    List<Message> resumed = child("cut", open("cut", TEXTBOOK), train(EPOCHS), FINISH);

    Message.Before before = ready(resumed).before();
    assertThat(before.resumes()).containsExactly(2);
    List<Observation.Epoch> all = new ArrayList<>(before.epochs());
    all.addAll(epochs(resumed));
    assertThat(all).hasSize(EPOCHS);
    assertThat(all.stream().map(ChildCheckpointsTest::withoutTimes))
        .isEqualTo(epochs(unbroken).stream().map(ChildCheckpointsTest::withoutTimes).toList());
    Observation.Finished end = finished(resumed);
    assertThat(end.weightsSha256()).isEqualTo(finished(unbroken).weightsSha256());
    Account seen = end.account();
    Account expected = finished(unbroken).account();
    assertThat(seen.batches()).isEqualTo(expected.batches());
    assertThat(seen.conventions()).isEqualTo(expected.conventions());
    assertThat(seen.units()).isEqualTo(expected.units());
    assertThat(Surfaces.read(folder.resolve("cut")).orElseThrow().frames())
        .extracting(Surfaces.Frame::epoch)
        .isEqualTo(
            Surfaces.read(folder.resolve("unbroken")).orElseThrow().frames().stream()
                .map(Surfaces.Frame::epoch)
                .toList());
    for (String file : List.of("model", "predictions", "surfaces")) {
      assertThat(folder.resolve("cut").resolve(file + ".safetensors"))
          .hasSameBinaryContentAs(folder.resolve("unbroken").resolve(file + ".safetensors"));
    }
  }

  @Test
  void the_last_two_are_kept_and_what_a_killed_process_left_goes() throws IOException {
    child("a", open("a", TEXTBOOK), train(1));
    Path part = checkpoints("a").resolve(".epoch-2.safetensors." + "0f".repeat(18));
    Files.writeString(part, "half");
    Files.writeString(checkpoints("a").resolve("mine.txt"), "not theirs");

    child("a", open("a", TEXTBOOK), train(3));

    assertThat(names("a"))
        .containsExactlyInAnyOrder("epoch-2.safetensors", "epoch-3.safetensors", "mine.txt");
  }

  @Test
  void a_damaged_one_is_passed_over_for_the_one_before_with_a_word() throws IOException {
    child("a", open("a", TEXTBOOK), train(2));
    Path newest = checkpoints("a").resolve("epoch-2.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length - 20] ^= 4;
    Files.write(newest, bytes);

    List<Message> told = child("a", open("a", TEXTBOOK), train(EPOCHS), FINISH);

    assertThat(told)
        .contains(
            new Message.Remark(
                newest
                    + ": expected contents that have the checksum in it, got others; it is damaged;"
                    + " passed over"));
    assertThat(ready(told).before().resumes()).containsExactly(1);
    assertThat(names("a")).containsExactlyInAnyOrder("epoch-3.safetensors", "epoch-4.safetensors");
  }

  @Test
  void without_a_good_one_training_begins_anew() throws IOException {
    child("a", open("a", TEXTBOOK), train(2));
    for (String name : names("a")) {
      Files.writeString(checkpoints("a").resolve(name), "no tensors");
    }

    List<Message> told = child("a", open("a", TEXTBOOK), train(1));

    assertThat(told).filteredOn(Message.Remark.class::isInstance).hasSize(2);
    assertThat(ready(told).before()).isNull();
    assertThat(epochs(told)).extracting(Observation.Epoch::epoch).containsExactly(1);
  }

  @Test
  void one_under_the_name_of_another_epoch_is_passed_over() throws IOException {
    child("a", open("a", TEXTBOOK), train(1));
    Path later = checkpoints("a").resolve("epoch-3.safetensors");
    Files.copy(checkpoints("a").resolve("epoch-1.safetensors"), later);

    List<Message> told = child("a", open("a", TEXTBOOK), train(2));

    assertThat(told)
        .contains(
            new Message.Remark(
                later
                    + ": expected a checkpoint of this training, got one of another; passed over"));
    assertThat(ready(told).before().resumes()).containsExactly(1);
  }

  @Test
  void nothing_is_written_through_a_link_and_that_is_told_once() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.createDirectories(folder.resolve("a"));
    Files.createSymbolicLink(checkpoints("a"), elsewhere);

    List<Message> told = child("a", open("a", TEXTBOOK), train(3));

    assertThat(elsewhere).isEmptyDirectory();
    assertThat(told)
        .filteredOn(Message.Remark.class::isInstance)
        .containsExactly(
            new Message.Remark(
                "a checkpoint was not kept: "
                    + checkpoints("a")
                    + ": expected a folder, got a link or a file; remove it"));
  }

  @Test
  void one_of_another_training_is_passed_over() {
    child("a", open("a", TEXTBOOK), train(1));
    experiment = experiment.with(experiment.training().withSeed(5));

    List<Message> told = child("a", open("a", TEXTBOOK), train(1));

    assertThat(told)
        .contains(
            new Message.Remark(
                checkpoints("a").resolve("epoch-1.safetensors")
                    + ": expected a checkpoint of this training, got one of another; passed over"));
    assertThat(ready(told).before()).isNull();
  }

  @Test
  void an_engine_that_cannot_go_to_a_state_says_so_and_trains_without() {
    EngineReference partial =
        new EngineReference(PartialEngine.NAME, Map.of("able", List.of("TRACE")));
    experiment =
        experiment.with(
            new TrainingSpec(2, experiment.training().batchSize(), experiment.training().seed()));

    List<Message> told = child("a", open("a", partial), train(2), FINISH);

    assertThat(told)
        .contains(new Message.Remark("no checkpoints: its engine cannot go to a given state"));
    assertThat(checkpoints("a")).doesNotExist();
    assertThat(finished(told).account().batches().epochs()).isEqualTo(2);
  }

  @Test
  void a_file_that_lies_is_refused_by_name() throws IOException {
    child("a", open("a", TEXTBOOK), train(1));
    Path file = checkpoints("a").resolve("epoch-1.safetensors");
    Contents contents = Safetensors.read(file);
    String job = contents.metadata().get("job");
    Checkpoint good = CheckpointFile.read(file, job, like());

    Path lies = folder.resolve("lies.safetensors");
    CheckpointFile.write(lies, job, withWeights(good, "0.weight", Double.NaN));
    assertRefused(lies, job, like(), "expected finite numbers as 0.weight, got others");
    CheckpointFile.write(lies, job, good);
    assertRefused(lies, job, narrower(), "expected 0.weight as float64 [4, 2], got float64 [5, 2]");
    assertRefused(lies, "another", like(), "a checkpoint of this training, got one of another");
    Map<String, Entry> fewer = new LinkedHashMap<>(contents.tensors());
    fewer.remove("stopping");
    Safetensors.write(lies, contents.metadata(), fewer);
    assertRefused(lies, job, like(), "it is damaged");
    Safetensors.write(lies, Map.of(), contents.tensors());
    assertRefused(lies, job, like(), "expected a checkpoint, got another file");
  }

  @Test
  void no_flipped_bit_and_no_cut_gets_through() throws IOException {
    child("a", open("a", TEXTBOOK), train(1));
    Path file = checkpoints("a").resolve("epoch-1.safetensors");
    String job = Safetensors.read(file).metadata().get("job");
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(1);
    Path lies = folder.resolve("lies.safetensors");
    for (int i = 0; i < 300; i++) {
      byte[] bytes = good.clone();
      int at = random.nextInt(good.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(lies, bytes);
      assertThatThrownBy(() -> CheckpointFile.read(lies, job, like()))
          .as("byte %d", at)
          .isInstanceOf(UserException.class)
          .hasMessageStartingWith(lies.toString());
    }
    Files.write(lies, Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> CheckpointFile.read(lies, job, like()))
        .isInstanceOf(UserException.class);
  }

  private static void assertRefused(Path file, String job, SessionState like, String words) {
    assertThatThrownBy(() -> CheckpointFile.read(file, job, like))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(words);
  }

  private static Checkpoint withWeights(Checkpoint good, String name, double value) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(good.state().parameters().tensors());
    double[] values = tensors.get(name).toDoubles();
    values[values.length - 1] = value;
    tensors.put(name, Tensor.of(values, tensors.get(name).shape()));
    SessionState state =
        new SessionState(
            new Parameters(tensors),
            good.state().buffers(),
            good.state().optimizer(),
            good.state().step());
    return new Checkpoint(state, good.training(), good.snapshots(), good.epochs(), good.notes());
  }

  private SessionState like() {
    return like(experiment);
  }

  private SessionState narrower() {
    SpecNode.Keys plain = (SpecNode.Keys) SpecNode.of(ExperimentWriter.write(experiment), "test");
    ExperimentSpec other =
        ExperimentReader.read(
            plain.with(
                "network", SpecNode.of(Map.of("hidden", List.of(4), "dropout", 0.2), "test")));
    return like(other.with(other.network().fit(2, 2)));
  }

  private static SessionState like(ExperimentSpec own) {
    SessionState initial = Initializer.initialState(own.network(), own.training().seed());
    return new SessionState(
        initial.parameters().as(Precision.FLOAT64),
        initial.buffers(),
        initial.optimizer(),
        initial.step());
  }

  private Command train(int epochs) {
    return new Command.Train(epochs * steps);
  }

  private Path checkpoints(String name) {
    return folder.resolve(name).resolve("checkpoints");
  }

  private List<String> names(String name) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Command open(String name, EngineReference engine) {
    return new Command.Open(
        new Job(
            engine,
            1,
            "float64",
            prepared.path().toString(),
            folder.resolve(name).toString(),
            true,
            new Checkpointing(1, 0),
            ExperimentWriter.write(experiment)));
  }

  private List<Message> child(String name, Command... commands) {
    ScriptedChannel parent = ScriptedChannel.of(commands);
    try (Diary diary = new Diary()) {
      Files.createDirectories(folder.resolve(name));
      new ChildRun(parent, diary).obey();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parent.messages();
  }

  private static Message.Ready ready(List<Message> told) {
    return (Message.Ready)
        told.stream().filter(Message.Ready.class::isInstance).findFirst().orElseThrow();
  }

  private static Observation.Finished finished(List<Message> told) {
    Message last = told.get(told.size() - 1);
    return (Observation.Finished) ((Message.Observed) last).observation();
  }

  private static List<Observation.Epoch> epochs(List<Message> told) {
    List<Observation.Epoch> epochs = new ArrayList<>();
    for (Message message : told) {
      if (message instanceof Message.Observed seen
          && seen.observation() instanceof Observation.Epoch epoch) {
        epochs.add(epoch);
      } else if (message instanceof Message.Trained trained && trained.epoch() != null) {
        epochs.add(trained.epoch());
      }
    }
    return epochs;
  }

  private static List<Object> withoutTimes(Observation.Epoch epoch) {
    List<Object> values = new ArrayList<>();
    values.add(epoch.epoch());
    values.add(epoch.train());
    values.add(epoch.validation());
    values.add(epoch.test());
    values.add(epoch.learningRates());
    values.add(epoch.orderSha256());
    values.add(epoch.targetsSha256());
    values.add(epoch.stopped());
    values.add(epoch.glance());
    return values;
  }
}
