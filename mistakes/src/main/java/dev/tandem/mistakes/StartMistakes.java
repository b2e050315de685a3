package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.engine.Trace;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** What goes wrong in what training gets: initial weights, rows and rates. */
final class StartMistakes {
  private StartMistakes() {}

  static List<Mistake> all() {
    return List.of(
        ownWeights(),
        zeros(),
        equal(),
        tooLarge(),
        notShuffled(),
        firstRowRepeated(),
        shortBatchPadded(),
        shortBatchDropped(),
        scheduleLate());
  }

  private static Mistake ownWeights() {
    return Draft.of("own-initial-weights", Place.START)
        .title("The network starts from weights of its own.")
        .words(
            "The weights that Tandem hands over are not used, or are overwritten by random ones.",
            "A different start makes every later number different, so nothing else can be"
                + " compared.")
        .formulas("W = the given weights", "W = new random weights")
        .remedy("Load the weights that open names, after the network has been created.")
        .symptoms("weights differ before the first step")
        .planted(
            setup -> {
              long other = setup.experiment().training().seed() + 1;
              SessionState own = Initializer.initialState(setup.experiment().network(), other);
              return setup.initial(given -> own);
            });
  }

  private static Mistake zeros() {
    return Draft.of("zero-initial-weights", Place.START)
        .tandems()
        .title("All weights start at 0.")
        .words(
            "Every hidden unit computes the same and gets the same gradient, which is 0 at first.",
            "Only the last layer's biases learn, so all rows get the same prediction.")
        .formulas("W random, with variance 1/inputs or so", "W = 0")
        .remedy("Draw weights at random; only biases may start at 0.")
        .symptoms(
            "gradients of all hidden layers are 0",
            "the loss stops at that of predicting class frequencies")
        .planted(setup -> setup.initial(state -> weights(state, w -> 0)));
  }

  private static Mistake equal() {
    return Draft.of("equal-initial-weights", Place.START)
        .tandems()
        .title("All weights start with the same value.")
        .words(
            "Units of a layer that start equal get equal gradients and stay equal for ever.",
            "The layer is as powerful as a single unit.")
        .formulas("W random", "W = 0.1 everywhere")
        .remedy("Draw weights at random, so that units differ.")
        .symptoms("all units of a hidden layer have the same weights after training")
        .planted(setup -> setup.initial(state -> weights(state, w -> 0.1)));
  }

  private static Mistake tooLarge() {
    return Draft.of("initial-weights-too-large", Place.START)
        .tandems()
        .title("Initial weights are ten times too large.")
        .words(
            "Weights drawn with standard deviation 1 ignore how many inputs a unit has.",
            "Sums grow from layer to layer; sigmoid and tanh saturate and ReLU's outputs explode.")
        .formulas("standard deviation √(2/inputs) or √(1/inputs)", "ten times that")
        .remedy("Scale by the number of inputs: He for ReLU, Xavier for tanh and sigmoid.")
        .symptoms(
            "the first loss is far above log K",
            "with sigmoid or tanh, gradients of lower layers are almost 0")
        .source(
            "X. Glorot, Y. Bengio: Understanding the difficulty of training deep feedforward neural"
                + " networks, AISTATS 2010")
        .planted(setup -> setup.initial(state -> weights(state, w -> 10 * w)));
  }

  /** The state with other numbers in the weights of dense layers. */
  private static SessionState weights(SessionState state, DoubleUnaryOperator change) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    state
        .parameters()
        .tensors()
        .forEach(
            (name, tensor) ->
                tensors.put(
                    name,
                    tensor.shape().length == 2
                        ? Tensor.of(
                            Arrays.stream(tensor.toDoubles()).map(change).toArray(), tensor.shape())
                        : tensor));
    return new SessionState(
        new Parameters(tensors), state.buffers(), state.optimizer(), state.step());
  }

  private static Mistake notShuffled() {
    return Draft.of("rows-not-shuffled", Place.START)
        .tandems()
        .title("Rows are not shuffled.")
        .words(
            "Batches are taken in file order, which is often sorted by class or time.",
            "Each batch then pulls the network towards what it happens to contain.")
        .formulas("a new random order in each epoch", "rows 0, 1, 2, … in each epoch")
        .remedy("Shuffle the row numbers at the start of each epoch.")
        .symptoms("the loss goes up and down with the same pattern in each epoch")
        .planted(
            setup -> {
              AtomicInteger size = new AtomicInteger(); // of the largest batch so far
              int rows = setup.training().rows();
              return setup.session(
                  session ->
                      AlteredSession.batches(
                          session,
                          batch -> {
                            int start = batch.indexInEpoch() * largest(size, batch);
                            return rows(
                                batch,
                                IntStream.range(start, start + batch.rows().length)
                                    .map(row -> row % rows)
                                    .toArray());
                          }));
            });
  }

  private static Mistake firstRowRepeated() {
    return Draft.of("first-row-repeated", Place.START)
        .title("Every row of a batch is its first.")
        .words(
            "An index that should move with the loop stands still, so one row fills the whole"
                + " batch.",
            "The gradient is as noisy as with batches of one row.")
        .formulas("X[i] = data[rows[i]]", "X[i] = data[rows[0]]")
        .remedy("Use the loop's index when copying rows into the batch.")
        .symptoms("batches of one row are right", "the loss jumps from batch to batch")
        .planted(
            setup ->
                setup.session(
                    session ->
                        AlteredSession.batches(
                            session,
                            batch ->
                                rows(
                                    batch,
                                    Arrays.stream(batch.rows())
                                        .map(row -> batch.rows()[0])
                                        .toArray()))));
  }

  private static Mistake shortBatchPadded() {
    return Draft.of("short-batch-padded", Place.START)
        .title("A short last batch is filled up with rows of the batch before.")
        .words(
            "The batch has a buffer of fixed size, and old rows stay in its unused part.",
            "The short batch's gradient mixes in rows that were used already.")
        .formulas(
            "the short batch has its own rows", "its own rows and the end of the batch before")
        .remedy("Use as many rows of the buffer as the batch has.")
        .symptoms("all full batches are right, the last of each epoch is not")
        .when(e -> e.training().batchSize().isPresent())
        .planted(
            setup -> {
              History<Batch> batches = new History<>();
              return setup.session(
                  session -> AlteredSession.batches(session, batch -> padded(batch, batches)));
            });
  }

  private static Batch padded(Batch batch, History<Batch> batches) {
    batches.note(batch.step(), batch);
    int own = batch.rows().length;
    return batches
        .before(batch.step())
        .filter(before -> before.rows().length > own)
        .map(
            before -> {
              int[] rows = before.rows().clone();
              System.arraycopy(batch.rows(), 0, rows, 0, own);
              return rows(batch, rows);
            })
        .orElse(batch);
  }

  private static Mistake shortBatchDropped() {
    return Draft.of("short-batch-dropped", Place.START)
        .tandems()
        .title("A short last batch is dropped.")
        .words(
            "Rows that do not fill a whole batch are left out of the epoch.",
            "With shuffling they differ from epoch to epoch, so little is lost, but results are not"
                + " comparable.")
        .formulas("⌈rows / B⌉ updates in an epoch", "⌊rows / B⌋ updates in an epoch")
        .remedy("Train on the short batch as well; in PyTorch, drop_last=False.")
        .symptoms("there is one update less in each epoch")
        .when(e -> e.training().batchSize().isPresent())
        .planted(
            setup -> {
              AtomicInteger size = new AtomicInteger(); // of the largest batch so far
              return setup.session(session -> dropping(session, size));
            });
  }

  private static Session dropping(Session session, AtomicInteger size) {
    return new AlteredSession(session) {
      @Override
      public StepResult step(Batch batch) {
        if (batch.rows().length == largest(size, batch)) {
          return super.step(batch);
        }
        SessionState before = state();
        StepResult result = super.step(batch);
        restore(before);
        return result;
      }

      @Override
      public Trace trace(Batch batch) {
        Trace t = super.trace(batch);
        boolean kept = batch.rows().length == largest(size, batch);
        Parameters updates = kept ? t.updates() : t.updates().minus(t.updates());
        return new Trace(t.loss(), t.layers(), t.gradients(), t.clippedGradients(), updates);
      }
    };
  }

  private static Mistake scheduleLate() {
    return Draft.of("schedule-late", Place.START)
        .tandems()
        .title("The learning rate changes one step late.")
        .words(
            "The schedule moves on after the update instead of before it.",
            "Each change of the rate takes effect one step, or one epoch, too late.")
        .formulas("w ← w - ηₜ·g", "w ← w - ηₜ₋₁·g")
        .remedy("Look up the rate of the step at hand before its update.")
        .symptoms("the first step after each change of the rate is wrong")
        .when(e -> !MomentumMistakes.constantRate(e))
        .planted(
            setup -> {
              History<Double> rates = new History<>();
              return setup.session(
                  session -> AlteredSession.batches(session, batch -> late(batch, rates)));
            });
  }

  private static Batch late(Batch batch, History<Double> rates) {
    rates.note(batch.step(), batch.learningRate());
    double rate = rates.before(batch.step()).orElse(batch.learningRate());
    return new Batch(batch.step(), batch.epoch(), batch.indexInEpoch(), batch.rows(), rate);
  }

  private static Batch rows(Batch batch, int[] rows) {
    return new Batch(batch.step(), batch.epoch(), batch.indexInEpoch(), rows, batch.learningRate());
  }

  private static int largest(AtomicInteger size, Batch batch) {
    return size.accumulateAndGet(batch.rows().length, Math::max);
  }
}
