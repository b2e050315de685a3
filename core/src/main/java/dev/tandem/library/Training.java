package dev.tandem.library;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Precision;
import dev.tandem.training.ThresholdChoice;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A training run, described step by step. Each method returns another description and leaves this
 * one as it is, so that several runs can share a beginning:
 *
 * <pre>{@code
 * Training base = Training.of(data).hidden(32, 16).activation("relu").epochs(20).seed(1);
 * Trained plain = base.sgd(0.01).train("scratch");
 * Trained faster = base.sgd(0.01).set("optimizer.momentum", 0.9).train("scratch");
 * }</pre>
 *
 * <p>Settings have the names, the defaults and the error messages of an experiment file, see
 * docs/experiment-files.md; the methods here are the most frequent of them. The same settings, data
 * and engine give the same bits as on the command line.
 */
public final class Training {
  private static final String ORIGIN = "Training";

  private final DataSpec spec;
  private final DataSplits data;
  private final Preprocessing preprocessing;
  private final Optional<String> fingerprint;
  private SpecNode settings;
  private int threads = 1;
  private Optional<Precision> precision = Optional.empty();

  private Training(
      DataSpec spec, DataSplits data, Preprocessing preprocessing, Optional<String> fingerprint) {
    this.spec = spec;
    this.data = data;
    this.preprocessing = preprocessing;
    this.fingerprint = fingerprint;
    Map<String, Object> network = Map.of("hidden", List.of());
    Map<String, Object> source = Map.of("source", spec.source());
    this.settings = SpecNode.of(Map.of("data", source, "network", network), ORIGIN);
  }

  private Training copy() {
    Training copy = new Training(spec, data, preprocessing, fingerprint);
    copy.settings = settings;
    copy.threads = threads;
    copy.precision = precision;
    return copy;
  }

  /** Training on rows of your own, one thread, no hidden layer until {@link #hidden} names some. */
  public static Training of(DataSplits data) {
    boolean numbers = data.training().targets() instanceof Targets.Values;
    Task task = numbers ? Task.REGRESSION : Task.CLASSIFICATION;
    DataSpec spec = DataSpec.of(task, data.training().name());
    return of(spec, data, new Preprocessing.AsIs(), Optional.empty());
  }

  /**
   * Training on prepared data.
   *
   * @param spec how the data was asked for; kept in the model file, as the other two are
   * @param preprocessing that made the features
   * @param fingerprint of the prepared data, if it is known
   */
  public static Training of(
      DataSpec spec, DataSplits splits, Preprocessing preprocessing, Optional<String> fingerprint) {
    return new Training(spec, splits, preprocessing, fingerprint);
  }

  /** Hidden layers of these widths, each a dense layer and its activation, ReLU by default. */
  public Training hidden(int... widths) {
    return set("network.hidden", Arrays.stream(widths).boxed().toList());
  }

  /** The hidden layers' activation, such as {@code "tanh"}. */
  public Training activation(String name) {
    return set("network.activation", name);
  }

  /** How initial weights and biases are drawn, such as {@code "xavier"} and {@code "zeros"}. */
  public Training initialization(String weights, String biases) {
    return set("network.initialization", weights).set("network.biases", biases);
  }

  /** The loss, such as {@code "mean-squared-error"}; by default softmax and cross-entropy. */
  public Training loss(String name) {
    return set("loss", name);
  }

  /** Plain gradient descent; {@code set("optimizer.momentum", 0.9)} adds momentum. */
  public Training sgd(double learningRate) {
    return optimizer("sgd", learningRate);
  }

  /** Adam. */
  public Training adam(double learningRate) {
    return optimizer("adam", learningRate);
  }

  private Training optimizer(String type, double learningRate) {
    return set("optimizer", Map.of("type", type, "learningRate", learningRate));
  }

  /** How many times all training rows are gone through. */
  public Training epochs(int epochs) {
    return set("training.epochs", epochs);
  }

  /** Rows in a batch. */
  public Training batchSize(int rows) {
    return set("training.batchSize", rows);
  }

  /** All training rows in one batch. */
  public Training fullBatch() {
    return set("training.batchSize", "full");
  }

  /** The seed of initial weights, batch order and dropout masks. */
  public Training seed(long seed) {
    return set("training.seed", seed);
  }

  /**
   * Any setting of an experiment file. What is refused, is refused by {@link #train}.
   *
   * @param key in full, such as {@code "network.dropout"} or {@code "schedule"}
   * @param value a text, a number, true or false, or a list or map of these
   * @throws SpecException if the key is one of data, which {@link #of} has been given
   */
  public Training set(String key, Object value) {
    if (key.equals("data") || key.startsWith("data.")) {
      throw new SpecException(key, "no setting of data here, since the rows are given", value);
    }
    Training copy = copy();
    copy.settings = ExperimentTree.set(settings, key, value, ORIGIN);
    return copy;
  }

  /** On how many threads the engine may compute. */
  public Training threads(int count) {
    Training copy = copy();
    copy.threads = count;
    return copy;
  }

  /** The width of the engine's numbers, where it has a choice. */
  public Training precision(Precision other) {
    Training copy = copy();
    copy.precision = Optional.of(other);
    return copy;
  }

  /**
   * The experiment with all defaults, its network fitted to the data.
   *
   * @throws SpecException if a setting is unknown or cannot be, or contradicts another or the data;
   *     one line with the key, what was expected and what came
   */
  public ExperimentSpec experiment() {
    ExperimentSpec experiment = ExperimentReader.read(settings).with(spec);
    experiment.check();
    int features = data.training().features().width();
    Targets targets = data.training().targets();
    return targets instanceof Targets.Classes classes
        ? experiment.fit(features, classes.counts())
        : experiment.fit(features, ((Targets.Values) targets).width());
  }

  /** The rows. */
  public DataSplits data() {
    return data;
  }

  /**
   * Trains all epochs.
   *
   * @param engine such as {@code "scratch"}, found on the class path
   * @throws SpecException as {@link #experiment} does, or if the engine is not there, cannot work
   *     here, or cannot do what is asked
   * @throws dev.tandem.training.DivergenceException if the loss stops being finite
   */
  public Trained train(String engine) {
    return train(Engines.ready(engine), event -> {});
  }

  /** The same, while a watcher hears of every epoch and, within long ones, of progress. */
  public Trained train(Engine engine, Consumer<TrainingEvent> watcher) {
    ExperimentSpec experiment = experiment();
    List<TrainingEvent.EpochFinished> history = new ArrayList<>();
    Consumer<TrainingEvent> events =
        event -> {
          if (event instanceof TrainingEvent.EpochFinished epoch) {
            history.add(epoch);
          }
          watcher.accept(event);
        };
    try (Session session = open(engine)) {
      new Trainer(experiment, data, session, events).run();
      return new Trained(
          experiment,
          history,
          model(experiment, session),
          data,
          session.predict(data.test().features()),
          engine,
          execution(engine));
    }
  }

  private Model model(ExperimentSpec experiment, Session session) {
    SessionState state = session.state();
    Dataset validation = data.validation();
    boolean classes = validation.targets() instanceof Targets.Classes;
    return new Model(
        experiment.network(),
        experiment.loss(),
        state.parameters(),
        state.buffers(),
        preprocessing,
        classes ? validation.classes().names() : List.of(),
        ThresholdChoice.of(experiment, validation, session::predict).orElse(Thresholds.USUAL),
        experiment.data(),
        fingerprint);
  }

  /**
   * The network before its first step, for a look inside with {@link Session#trace}. Whoever opens
   * it closes it.
   *
   * @throws SpecException as {@link #train(String)} does
   */
  public Session open(String engine) {
    return open(Engines.ready(engine));
  }

  private Session open(Engine engine) {
    ExperimentSpec experiment = experiment();
    return engine.open(
        experiment,
        execution(engine),
        Initializer.initialState(experiment.network(), experiment.training().seed()),
        data.training());
  }

  private Execution execution(Engine engine) {
    Precision asked = precision.orElse(engine.precisions().get(0));
    if (!engine.precisions().contains(asked)) {
      throw new SpecException(
          "precision", "one that " + engine.name() + " has, " + engine.precisions(), asked);
    }
    return new Execution(threads, asked);
  }
}
