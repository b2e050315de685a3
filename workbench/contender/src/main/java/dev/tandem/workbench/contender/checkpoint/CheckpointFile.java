package dev.tandem.workbench.contender.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.ShapeException;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.TrainingMemory;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A checkpoint in a safetensors file: states under {@code state/}, {@code best/} and {@code
 * snapshot/EPOCH/}, as {@link StateFile} has them; {@code rates} of the schedule; {@code stopping}:
 * epoch and metric of the best, epochs without improvement; {@code epochs} and {@code notes} as
 * JSON. The metadata say of which job it is, and have a SHA-256 over everything else in the file.
 */
public final class CheckpointFile {
  private static final String SCHEMA = "tandem.checkpoint/1";
  private static final String SHA = "sha256";
  private static final String STATE = "state/";
  private static final String BEST = "best/";
  private static final String SNAPSHOT = "snapshot/";
  private static final Pattern IN_SNAPSHOT = Pattern.compile("(snapshot/([0-9]{1,9})/).*");
  private static final String EPOCH = "epoch";
  private static final String RATES = "rates";
  private static final String STOPPING = "stopping";
  private static final String EPOCHS = "epochs";
  private static final String NOTES = "notes";

  private static final TypeReference<List<Observation.Epoch>> TYPE_OF_EPOCHS =
      new TypeReference<>() {};
  private static final TypeReference<Checkpoint.Notes> TYPE_OF_NOTES = new TypeReference<>() {};

  private CheckpointFile() {}

  /**
   * Writes one; whoever looks finds none, or this one on the disk.
   *
   * @param job by which it is told from those of other trainings
   * @throws dev.tandem.model.SafetensorsException if it cannot be written
   */
  public static void write(Path file, String job, Checkpoint checkpoint) {
    TrainingMemory training = checkpoint.training();
    Map<String, Entry> entries = new LinkedHashMap<>();
    StateFile.add(STATE, checkpoint.state(), entries);
    entries.put(EPOCH, Entry.of(new int[] {training.epoch()}, 1));
    entries.put(RATES, numbers(training.rates()));
    training
        .best()
        .ifPresent(
            best -> {
              StateFile.add(BEST, best.state(), entries);
              double[] stopping = {best.epoch(), best.metric(), best.epochsWithoutImprovement()};
              entries.put(STOPPING, Entry.of(stopping, stopping.length));
            });
    checkpoint
        .snapshots()
        .forEach((epoch, state) -> StateFile.add(SNAPSHOT + epoch + "/", state, entries));
    entries.put(EPOCHS, json(TYPE_OF_EPOCHS, checkpoint.epochs()));
    entries.put(NOTES, json(TYPE_OF_NOTES, checkpoint.notes()));
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("schema", SCHEMA);
    metadata.put("job", job);
    metadata.put(SHA, checksum(job, entries));
    Safetensors.write(file, metadata, entries);
  }

  private static Entry numbers(List<Double> values) {
    return Entry.of(values.stream().mapToDouble(Double::doubleValue).toArray(), values.size());
  }

  private static <T> Entry json(TypeReference<T> type, T value) {
    try {
      byte[] bytes = Json.MAPPER.writerFor(type).writeValueAsBytes(value);
      return Entry.ofBytes(bytes, bytes.length);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("checkpoint: expected to be written as JSON", e);
    }
  }

  /** Over all that a file holds beside its metadata, and the job of which it is. */
  static String checksum(String job, Map<String, Entry> entries) {
    Fingerprint all = new Fingerprint();
    all.add(SCHEMA);
    all.add(job);
    new TreeMap<>(entries)
        .forEach(
            (name, entry) -> {
              all.add(name);
              all.add(entry.type().name());
              all.add(entry.shape());
              all.add(entry.data());
            });
    return all.hex();
  }

  /**
   * Reads one. Nothing in it is taken on trust.
   *
   * @param job that goes on from it
   * @param like a state of that job's session
   * @throws dev.tandem.fault.UserException in one line, if it is damaged or of another training
   */
  public static Checkpoint read(Path file, String job, SessionState like) {
    Contents contents = Safetensors.read(file);
    Map<String, String> told = contents.metadata();
    require(file, SCHEMA.equals(told.get("schema")), "a checkpoint", "another file");
    require(
        file,
        checksum(told.getOrDefault("job", ""), contents.tensors()).equals(told.get(SHA)),
        "contents that have the checksum in it",
        "others; it is damaged");
    require(file, job.equals(told.get("job")), "a checkpoint of this training", "one of another");
    try {
      return checkpoint(contents, like);
    } catch (JacksonException damaged) {
      throw new CheckpointException(file, "a checkpoint", Json.problem(damaged));
    } catch (ShapeException | IOException | IllegalArgumentException damaged) {
      throw new CheckpointException(file, "a checkpoint", damaged.getMessage());
    }
  }

  private static Checkpoint checkpoint(Contents contents, SessionState like) throws IOException {
    Path file = contents.file();
    SessionState state = state(STATE, contents, like);
    int[] epoch = contents.get(EPOCH, Type.I32).ints();
    double[] rates = contents.get(RATES, Type.F64).tensor().toDoubles();
    TrainingMemory training =
        new TrainingMemory(
            epoch.length == 1 ? epoch[0] : -1,
            Arrays.stream(rates).boxed().toList(),
            best(contents, like));
    List<Observation.Epoch> epochs = json(contents, EPOCHS, TYPE_OF_EPOCHS);
    require(
        file,
        training.epoch() > 0 && epochs.size() == training.epoch() && follow(epochs),
        "the epochs that were done, from 1 to " + training.epoch(),
        epochs.size() + " others");
    return new Checkpoint(
        state, training, snapshots(contents, like), epochs, json(contents, NOTES, TYPE_OF_NOTES));
  }

  private static boolean follow(List<Observation.Epoch> epochs) {
    return IntStream.range(0, epochs.size())
        .allMatch(i -> epochs.get(i) != null && epochs.get(i).epoch() == i + 1);
  }

  private static Optional<TrainingMemory.Best> best(Contents contents, SessionState like) {
    if (!contents.tensors().containsKey(STOPPING)) {
      return Optional.empty();
    }
    double[] stopping = contents.get(STOPPING, Type.F64).tensor().toDoubles();
    require(contents.file(), stopping.length == 3, "3 numbers as " + STOPPING, "others");
    return Optional.of(
        new TrainingMemory.Best(
            (int) stopping[0], stopping[1], (int) stopping[2], state(BEST, contents, like)));
  }

  private static SortedMap<Integer, SessionState> snapshots(Contents contents, SessionState like) {
    SortedMap<Integer, SessionState> snapshots = new TreeMap<>();
    for (String name : contents.tensors().keySet()) {
      Matcher matcher = IN_SNAPSHOT.matcher(name);
      if (matcher.matches()) {
        snapshots.computeIfAbsent(
            Integer.valueOf(matcher.group(2)), epoch -> state(matcher.group(1), contents, like));
      }
    }
    return snapshots;
  }

  private static SessionState state(String prefix, Contents contents, SessionState like) {
    SessionState state = StateFile.state(prefix, contents);
    requireLike(contents.file(), like.parameters(), state.parameters());
    requireLike(contents.file(), like.buffers(), state.buffers());
    requireFinite(contents.file(), state.parameters());
    requireFinite(contents.file(), state.buffers());
    state
        .optimizer()
        .slots()
        .values()
        .forEach(
            slot -> {
              require(
                  contents.file(),
                  like.parameters().names().containsAll(slot.names()),
                  "the optimizer's memory of " + like.parameters().names(),
                  slot.names() + "");
              slot.names()
                  .forEach(name -> requireLike(contents.file(), name, like.parameters(), slot));
            });
    return state;
  }

  private static void requireLike(Path file, Parameters expected, Parameters got) {
    require(
        file,
        expected.names().equals(got.names()),
        "tensors named " + expected.names(),
        got.names() + "");
    expected.names().forEach(name -> requireLike(file, name, expected, got));
  }

  private static void requireLike(Path file, String name, Parameters expected, Parameters got) {
    Tensor own = expected.get(name);
    Tensor other = got.get(name);
    require(
        file,
        Arrays.equals(own.shape(), other.shape()) && own.precision() == other.precision(),
        name + " as " + own.precision().label() + " " + Arrays.toString(own.shape()),
        other.precision().label() + " " + Arrays.toString(other.shape()));
  }

  private static void requireFinite(Path file, Parameters parameters) {
    parameters
        .tensors()
        .forEach(
            (name, tensor) ->
                require(
                    file,
                    Arrays.stream(tensor.toDoubles()).allMatch(Double::isFinite),
                    "finite numbers as " + name,
                    "others"));
  }

  private static <T> T json(Contents contents, String name, TypeReference<T> type)
      throws IOException {
    ByteBuffer bytes = contents.get(name, Type.U8).bytes();
    byte[] text = new byte[bytes.remaining()];
    bytes.get(text);
    T value = Json.MAPPER.readValue(text, type);
    require(contents.file(), value != null, name, "null");
    return value;
  }

  private static void require(Path file, boolean holds, String expected, String got) {
    if (!holds) {
      throw new CheckpointException(file, expected, got);
    }
  }
}
