package dev.tandem.workbench.contender.child;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.SessionState;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.contender.checkpoint.CheckpointFile;
import dev.tandem.workbench.contender.checkpoint.Seal;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.ScriptedChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that are anything, before and behind their checksum: a child trains to its end. */
class CheckpointFuzzTest {
  private static final byte[] GOOD =
      Altered.file(
          CheckpointFuzzTest.class, "CheckpointFuzzTestInputs/a_file_is_read_or_refused/good");
  private static final int EPOCHS = 3;
  private static final Command FINISH = new Command.Finish(Command.Output.MODEL);

  @TempDir static Path folder;
  private static PreparedFile prepared;
  private static ExperimentSpec experiment;
  private static String job;
  private static SessionState like;
  private static Map<String, Entry> good;
  private static Altered header;
  private static Altered told;
  private static Altered notes;

  @FuzzTest(maxDuration = "1h")
  void a_file_is_read_or_refused(byte[] bytes) throws Exception {
    prepare();
    Path file = Files.write(folder.resolve("altered"), bytes);
    Hostile.read(() -> CheckpointFile.read(file, job, like));
  }

  @FuzzTest(maxDuration = "1h")
  void a_file_with_another_header_is_read_or_refused(byte[] changes) throws Exception {
    prepare();
    Path file = Files.write(folder.resolve("altered"), header.with(changes));
    Hostile.read(
        () -> {
          Seal.write(file, job, Safetensors.read(file).tensors());
          CheckpointFile.read(file, job, like);
        });
  }

  @FuzzTest(maxDuration = "1h")
  void other_numbers_and_words_are_gone_on_from_or_not(byte[] bytes) throws Exception {
    prepare();
    byte[] changes = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    switch (bytes.length == 0 ? 0 : (bytes[0] & 0xFF) % 3) {
      case 0 -> goOn(Map.of("epochs", entry(told.with(changes))));
      case 1 -> goOn(Map.of("notes", entry(notes.with(changes))), FINISH);
      default -> goOn(numbers(changes));
    }
  }

  private static Map<String, Entry> numbers(byte[] bytes) {
    ByteBuffer numbers = ByteBuffer.wrap(Arrays.copyOf(bytes, 64));
    int epoch = numbers.get() % 4;
    double[] rates = new double[2 + numbers.get() % 3];
    double[] stopping = {numbers.get(), numbers.getDouble(), numbers.getShort()};
    double[] step = {numbers.getShort()};
    Arrays.setAll(rates, i -> numbers.getDouble());
    return Map.of(
        "epoch", Entry.of(new int[] {epoch}, 1),
        "state/step", Entry.of(step),
        "rates", Entry.of(rates, rates.length),
        "stopping", Entry.of(stopping, 3));
  }

  @Test
  void the_checkpoint_that_is_altered_is_a_good_one() throws Exception {
    prepare();
    goOn(Map.of());
    assertThat(child().toString()).contains("resumes=[2]").doesNotContain("passed over");
  }

  private static Entry entry(byte[] text) {
    return Entry.ofBytes(text, text.length);
  }

  private static void goOn(Map<String, Entry> others, Command... end) throws Exception {
    Map<String, Entry> entries = new LinkedHashMap<>(good);
    entries.putAll(others);
    Seal.write(checkpoint(), job, entries);
    Hostile.read(() -> child(end));
  }

  private static Path checkpoint() {
    return folder.resolve("checkpoints").resolve("epoch-2.safetensors");
  }

  /** Once: another build may tell trainings apart by something else. */
  private static void prepare() throws IOException {
    if (job != null) {
      return;
    }
    ExperimentSpec open =
        ExperimentReader.read(
            SpecNode.of(
                Map.of(
                    "name", "moons",
                    "data", Map.of("source", "moons", "rows", 50),
                    "network", Map.of("hidden", List.of(2)),
                    "optimizer", "adam",
                    "schedule", Map.of("type", "reduce-on-plateau", "patience", 0),
                    "training",
                        Map.of(
                            "epochs", EPOCHS, "seed", 4, "earlyStopping", Map.of("patience", 50))),
                "test"));
    prepared = DatasetCatalog.prepare(open.data(), new DataFolders(folder, folder));
    experiment = open.with(open.network().fit(2, 2));
    child();
    job = Safetensors.read(checkpoint()).metadata().get("job");
    Files.delete(checkpoint().resolveSibling("epoch-3.safetensors"));
    good = Safetensors.read(Files.write(folder.resolve("good"), GOOD)).tensors();
    SessionState initial = Initializer.initialState(experiment.network(), 4);
    like =
        new SessionState(
            initial.parameters().as(Precision.FLOAT64), initial.buffers(), initial.optimizer(), 0);
    header = Altered.safetensors(GOOD);
    told = words("epochs");
    notes = words("notes");
  }

  private static Altered words(String name) {
    ByteBuffer bytes = good.get(name).bytes();
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    return Altered.text(new String(text, StandardCharsets.UTF_8));
  }

  private static List<Message> child(Command... end) throws IOException {
    List<Command> commands = new ArrayList<>();
    commands.add(
        new Command.Open(
            new Job(
                EngineReference.of("textbook"),
                1,
                "float64",
                prepared.path().toString(),
                folder.toString(),
                true,
                job == null ? new Checkpointing(1, 0) : Checkpointing.USUAL,
                ExperimentWriter.write(experiment))));
    commands.add(new Command.Train(EPOCHS));
    commands.addAll(List.of(end));
    ScriptedChannel parent = ScriptedChannel.of(commands.toArray(Command[]::new));
    try (Diary diary = new Diary()) {
      new ChildRun(parent, diary).obey();
    }
    return parent.messages();
  }
}
