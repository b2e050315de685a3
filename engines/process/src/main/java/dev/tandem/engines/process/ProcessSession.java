package dev.tandem.engines.process;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Remote;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.training.Criterion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Training in a program, by the protocol. */
final class ProcessSession implements Session {
  private static final Duration FOR_OPENING = Duration.ofSeconds(60);
  static final Duration FOR_WORK = Duration.ofSeconds(600);

  private final Program program;
  private final Consumer<Program> release;
  private final ExperimentSpec experiment;
  private final NetworkSpec network;
  private final Dataset training;
  private final TensorFiles files;
  private final BatchFiles batchFiles;
  private final Outputs outputs;
  private final Pace pace;
  private final StepClock clock = new StepClock();
  private final int threads;
  private final boolean normalizesBatches;
  private Set<Ability> abilities;
  private long step;
  private boolean closed;

  private ProcessSession(
      Program program,
      Consumer<Program> release,
      ExperimentSpec experiment,
      Execution execution,
      Dataset training) {
    this.program = program;
    this.release = release;
    this.experiment = experiment;
    this.network = experiment.network();
    this.training = training;
    this.files = new TensorFiles(program, network);
    this.batchFiles = new BatchFiles(experiment);
    this.outputs = new Outputs(program, experiment, files);
    int batchSize = experiment.training().batchSize().orElse(training.rows());
    this.pace = new Pace(batchSize * batchFiles.bytesPerRow());
    this.threads = program.hello().threads().orElse(execution.threads());
    this.normalizesBatches =
        network.layers().stream().anyMatch(LayerSpec.BatchNorm.class::isInstance);
  }

  /**
   * Opens a session in a started program.
   *
   * @param release is given the program at the end, also if it cannot do what is asked for
   * @throws SpecException if the program cannot do what the experiment asks for
   */
  static ProcessSession open(
      Program program,
      Consumer<Program> release,
      ExperimentSpec experiment,
      Execution execution,
      SessionState initial,
      Dataset training) {
    try {
      Hello hello = program.hello();
      hello.can().require(program.name(), experiment);
      hello
          .network()
          .ifPresent(only -> OpenMessage.requireNetwork(program.name(), only, experiment));
      ProcessSession session =
          new ProcessSession(program, release, experiment, execution, training);
      session.open(initial);
      return session;
    } catch (RuntimeException e) {
      release.accept(program);
      throw e;
    }
  }

  private void open(SessionState initial) {
    int classes = training.targets() instanceof Targets.Classes labels ? labels.names().size() : 0;
    Map<String, Object> message = OpenMessage.of(experiment, training.rows(), classes);
    SessionState start =
        new SessionState(
            initial.parameters(), initial.buffers(), OptimizerState.NONE, initial.step());
    Path weights = files.write("initial", files.entries(start, Precision.FLOAT32));
    Path scratch = program.folder().resolve("features");
    Path data = files.write("training", DataFile.entries(training, scratch));
    TensorFiles.delete(scratch);
    message.put("weights", weights.toString());
    message.put("data", data.toString());
    Answer answer = program.ask("open", message, FOR_OPENING);
    answer
        .text("unsupported")
        .ifPresent(
            what -> {
              throw new SpecException(program.name(), "what it can do", what);
            });
    TensorFiles.delete(weights);
    TensorFiles.delete(data);
    step = initial.step();
    if (isMoreThanWeights(initial)) {
      startFrom(initial);
    }
  }

  /** Whether there is more to a state than weights in float32 say. */
  private boolean isMoreThanWeights(SessionState state) {
    Parameters weights = state.parameters();
    boolean rounded =
        program.hello().precision() == Precision.FLOAT64
            && !weights
                .as(Precision.FLOAT32)
                .as(Precision.FLOAT64)
                .equals(weights.as(Precision.FLOAT64));
    return state.step() > 0 || !state.optimizer().slots().isEmpty() || rounded;
  }

  private void startFrom(SessionState initial) {
    if (program.hello().can().restore()) {
      restore(initial);
    } else if (!initial.optimizer().slots().isEmpty()) {
      throw new SpecException(
          program.name(),
          "a start from initial weights, since it cannot restore",
          "a state after step " + initial.step());
    }
  }

  @Override
  public Set<Ability> abilities() {
    requireOpen();
    if (abilities == null) {
      abilities = EnumSet.noneOf(Ability.class);
      Can can = program.hello().can();
      add(Ability.RESTORE, can.restore());
      add(Ability.FORWARD, can.forward() && !program.hello().probabilities());
      add(Ability.GRADIENTS, can.gradients());
      add(Ability.TRACE, abilities.size() == 3 && showsWholeGradients());
    }
    return EnumSet.copyOf(abilities);
  }

  private void add(Ability ability, boolean has) {
    if (has) {
      abilities.add(ability);
    }
  }

  /** Whether it also shows gradients at outputs, and clipped ones where anything clips. */
  private boolean showsWholeGradients() {
    if (training.rows() < 2) {
      return training.rows() > 0 && !normalizesBatches && showsWholeGradients(new int[] {0});
    }
    return showsWholeGradients(new int[] {0, 1});
  }

  private boolean showsWholeGradients(int[] rows) {
    Batch batch = new Batch(step + 1, 1, 0, rows, experiment.optimizer().learningRate());
    Map<String, Entry> shown = look("gradients", batch).contents().tensors();
    return IntStream.range(0, network.layers().size())
            .allMatch(layer -> shown.containsKey("output." + layer))
        && (!clips() || shown.keySet().stream().anyMatch(name -> name.startsWith("clipped.")));
  }

  private boolean clips() {
    return experiment.regularization().clipNorm().isPresent()
        || experiment.regularization().clipValue().isPresent();
  }

  @Override
  public StepResult step(Batch batch) {
    return steps(List.of(batch)).get(0);
  }

  @Override
  public List<StepResult> steps(List<Batch> batches) {
    return steps(batches, clock);
  }

  private List<StepResult> steps(List<Batch> batches, StepClock measured) {
    requireOpen();
    if (batches.isEmpty()) {
      return List.of();
    }
    batches.forEach(this::requireRows);
    long start = System.nanoTime();
    Path file = files.write("steps", batchFiles.entries(batches));
    Batch first = batches.get(0);
    String what =
        batches.size() == 1
            ? "step " + first.step()
            : "steps " + first.step() + " to " + batches.get(batches.size() - 1).step();
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("do", "steps");
    message.put("batches", file.toString());
    message.put("first", first.step());
    long asked = System.nanoTime();
    Answer answer = program.ask(what, message, FOR_WORK);
    long answered = System.nanoTime();
    List<StepResult> results = new StepAnswer(answer, batches).results(this::weight);
    step += results.stream().filter(result -> Double.isFinite(result.lossSum())).count();
    long end = System.nanoTime();
    pace.took(batches.size(), end - start);
    measured.add(end - start - (answered - asked), answer.amount("seconds"));
    return results;
  }

  private double weight(Batch batch) {
    LossSpec loss = experiment.loss();
    return Criterion.weight(loss, training.targets().of(batch.rows()), network.outputs());
  }

  private void requireRows(Batch batch) {
    if (normalizesBatches && batch.rows().length < 2) {
      throw new SpecException(
          "batchSize",
          "at least 2 rows in every training batch under batch-norm",
          batch.rows().length);
    }
  }

  @Override
  public int stepsAtOnce() {
    return pace.steps();
  }

  @Override
  public Matrix predict(Features features) {
    requireOpen();
    return outputs.predict(features);
  }

  @Override
  public SessionState state() {
    requireOpen();
    Path output = files.file("weights");
    Answer answer =
        program.ask("weights", message("weights", "output", output.toString()), FOR_WORK);
    SessionState state = files.state(files.read(output, answer), answer, step);
    TensorFiles.delete(output);
    return state;
  }

  @Override
  public void restore(SessionState state) {
    requireOpen();
    if (!program.hello().can().restore()) {
      throw Ability.RESTORE.missing();
    }
    Path file = files.write("state", files.entries(state, program.hello().precision()));
    Map<String, Object> message = message("restore", "weights", file.toString());
    message.put("step", state.step());
    program.ask("restore", message, FOR_OPENING);
    TensorFiles.delete(file);
    step = state.step();
  }

  @Override
  public List<Matrix> forward(Batch batch) {
    requireOpen();
    if (!program.hello().can().forward()) {
      throw Ability.FORWARD.missing();
    }
    requireRows(batch);
    Look look = look("forward", batch);
    List<Matrix> layers = matrices("", batch, look);
    int last = layers.size() - 1;
    layers.set(last, outputs.logits(layers.get(last), look.answer()));
    return layers;
  }

  @Override
  public Parameters gradients(Batch batch) {
    requireOpen();
    if (!program.hello().can().gradients()) {
      throw Ability.GRADIENTS.missing();
    }
    requireRows(batch);
    Look look = look("gradients", batch);
    return files.parameters("", look.contents(), look.answer());
  }

  @Override
  public Trace trace(Batch batch) {
    if (!abilities().contains(Ability.TRACE)) {
      throw Ability.TRACE.missing();
    }
    SessionState before = state();
    List<Matrix> outputs = forward(batch);
    Look look = look("gradients", batch);
    List<Matrix> outputGradients = matrices("output.", batch, look);
    Parameters gradients = files.parameters("", look.contents(), look.answer());
    Parameters clipped =
        files.parametersIfAny("clipped.", look.contents(), look.answer()).orElse(gradients);
    StepResult result = steps(List.of(batch), new StepClock()).get(0); // no training step
    Parameters updates = state().parameters().minus(before.parameters());
    restore(before);

    List<Trace.LayerTrace> layers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      layers.add(new Trace.LayerTrace(outputs.get(i), outputGradients.get(i)));
    }
    boolean mean = experiment.loss().reduction() == LossSpec.Reduction.MEAN;
    double loss = mean ? result.lossSum() / result.lossWeight() : result.lossSum();
    return new Trace(loss, layers, gradients, clipped, updates);
  }

  /** What a program shows of a batch. */
  private record Look(Contents contents, Answer answer) {}

  private Look look(String what, Batch batch) {
    Path file = files.write("batch", batchFiles.entries(List.of(batch)));
    Path output = files.file(what);
    Map<String, Object> message =
        message(what, "batch", file.toString(), "output", output.toString());
    message.put("step", batch.step());
    Answer answer = program.ask(what, message, FOR_WORK);
    Contents contents = files.read(output, answer);
    TensorFiles.delete(output);
    return new Look(contents, answer);
  }

  private List<Matrix> matrices(String prefix, Batch batch, Look look) {
    List<Matrix> matrices = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      int width = network.widthInto(i + 1);
      matrices.add(
          files.matrix(prefix + i, batch.rows().length, width, look.contents(), look.answer()));
    }
    return matrices;
  }

  static Map<String, Object> message(String what, String... keysAndTexts) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("do", what);
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      message.put(keysAndTexts[i], keysAndTexts[i + 1]);
    }
    return message;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public List<ProcessHandle> processes() {
    return program.processes();
  }

  @Override
  public Optional<Remote> remote() {
    return Optional.of(clock.remote(program.hello().threads()));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      release.accept(program);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("process session: expected an open one, got a closed one");
    }
  }
}
