package dev.tandem.workbench.contender.probe;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.workbench.contender.probe.Agreement.Verdict;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.MaskedLayer;
import dev.tandem.workbench.observed.Conventions.Masks;
import dev.tandem.workbench.observed.Conventions.Part;
import dev.tandem.workbench.observed.Finding;
import dev.tandem.workbench.observed.Glance;
import dev.tandem.workbench.observed.Sha;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Looks into a session now and then with {@link Session#trace}, which changes nothing, and holds
 * what it sees against formulas of its own: the session is never asked what it does.
 */
public final class SessionReader {
  private static final String NO_TRACES = "its steps do not show";

  private final ExperimentSpec experiment;
  private final Dataset training;
  private final List<LayerSpec> layers;
  private final Tally network;
  private final Tally loss;
  private final UpdateReading update;
  private final List<String> masks = new ArrayList<>(); // a hash of each look's
  private List<MaskedLayer> masked = List.of(); // at the last look
  private boolean masksShow = true;
  private int looks;

  /**
   * What looks came to so far, for a reader of the same experiment that goes on from here.
   *
   * @param masks a hash of each look's
   * @param masked at the last look
   */
  public record Looks(
      int count,
      Tally.Memory network,
      Tally.Memory loss,
      Tally.Memory update,
      List<String> masks,
      List<MaskedLayer> masked,
      boolean masksShow) {
    public Looks {
      Objects.requireNonNull(network, "network");
      Objects.requireNonNull(loss, "loss");
      Objects.requireNonNull(update, "update");
      masks = List.copyOf(masks);
      masked = List.copyOf(masked);
    }
  }

  /**
   * @param experiment fitted
   * @param training the rows that batches index into
   */
  public SessionReader(ExperimentSpec experiment, Dataset training) {
    this.experiment = experiment;
    this.training = training;
    this.layers = experiment.network().layers();
    Map<String, Object> plain = ExperimentWriter.write(experiment);
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("inputs", experiment.network().inputs().getAsInt());
    network.put("layers", ((Map<?, ?>) plain.get("network")).get("layers"));
    this.network = new Tally(network);
    this.loss = new Tally(plain.get("loss"));
    this.update = new UpdateReading(experiment, plain);
  }

  /** Looks at what a step on the batch would do. */
  public Glance look(Session session, Batch batch) {
    SessionState state = session.state();
    Trace trace = session.trace(batch);
    looks++;
    double rounding = rounding(state);
    readLayers(trace, state, batch, rounding);
    readLoss(trace, batch, rounding);
    Map<String, Double> norms = norms(trace);
    update.read(state, batch, trace, norms, rounding);
    return new Glance(norms, masks(trace, batch));
  }

  private static double rounding(SessionState state) {
    boolean all64 =
        state.parameters().tensors().values().stream()
            .allMatch(tensor -> tensor.precision() == Precision.FLOAT64);
    return all64 ? Math.ulp(1.0) : Math.ulp(1.0f);
  }

  private void readLayers(Trace trace, SessionState state, Batch batch, double rounding) {
    Matrix input = inputs(batch);
    for (int i = 0; i < layers.size(); i++) {
      Verdict verdict =
          layers.get(i).accept(new LayerReading(i, input, trace, state.parameters(), rounding));
      network.add(verdict, new Departure(Part.LAYER, i, null, null));
      input = trace.layers().get(i).output();
    }
  }

  private Matrix inputs(Batch batch) {
    int width = training.features().width();
    float[] values = new float[batch.rows().length * width];
    training.features().gather(batch.rows(), values);
    return Matrix.of(batch.rows().length, width, values);
  }

  private void readLoss(Trace trace, Batch batch, double rounding) {
    LayerTrace last = trace.layers().get(layers.size() - 1);
    LossFormula.Value expected =
        experiment
            .loss()
            .accept(new LossFormula(last.output(), training.targets().of(batch.rows())));
    double[] seen = last.outputGradient().values();
    Agreement gradient = new Agreement(8 * rounding / batch.rows().length);
    gradient.scale(expected.gradient());
    gradient.compare(expected.gradient(), seen);
    loss.add(gradient.verdict(), Departure.times(Part.LOSS_GRADIENT, gradient.ratio()));
    loss.add(
        Agreement.of(
            new double[] {expected.loss()},
            new double[] {trace.loss()},
            8 * rounding * (1 + Samples.largest(last.output().values()))),
        new Departure(Part.LOSS, null, trace.loss(), expected.loss()));
  }

  private static Map<String, Double> norms(Trace trace) {
    Map<String, Double> squares = new LinkedHashMap<>();
    trace
        .gradients()
        .tensors()
        .forEach(
            (name, gradient) ->
                squares.merge(
                    name.substring(0, name.indexOf('.')), sumOfSquares(gradient), Double::sum));
    squares.replaceAll((layer, sum) -> Math.sqrt(sum));
    return squares;
  }

  private static double sumOfSquares(Tensor tensor) {
    double sum = 0;
    for (int i = 0; i < tensor.size(); i++) {
      sum += tensor.get(i) * tensor.get(i);
    }
    return sum;
  }

  private String masks(Trace trace, Batch batch) {
    Fingerprint all = new Fingerprint();
    List<MaskedLayer> found = new ArrayList<>();
    boolean shows = true;
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Dropout dropout) {
        LayerTrace below = i == 0 ? rowsAsLayer(batch) : trace.layers().get(i - 1);
        MaskReading reading =
            MaskReading.of(
                experiment.training().seed(),
                batch,
                i,
                dropout.probability(),
                below,
                trace.layers().get(i));
        all.add(reading.fingerprint().hex());
        found.add(reading.seen());
        shows &= reading.known();
      }
    }
    masked = found;
    masksShow &= shows;
    if (found.isEmpty() || !shows) {
      return null;
    }
    String hex = all.hex();
    masks.add(hex);
    return hex;
  }

  /** Traces know no gradient of the rows themselves. */
  private LayerTrace rowsAsLayer(Batch batch) {
    Matrix rows = inputs(batch);
    return new LayerTrace(rows, rows.map(value -> Double.NaN));
  }

  public Looks looks() {
    return new Looks(
        looks, network.memory(), loss.memory(), update.memory(), masks, masked, masksShow);
  }

  /** Goes on from what another reader has seen. */
  public void resume(Looks before) {
    looks = before.count();
    network.resume(before.network());
    loss.resume(before.loss());
    update.resume(before.update());
    masks.clear();
    masks.addAll(before.masks());
    masked = before.masked();
    masksShow = before.masksShow();
  }

  /** What all looks came to. */
  public Conventions conventions() {
    String never = looks == 0 ? NO_TRACES : "all about 0 whenever it was looked at";
    return new Conventions(
        network.finding(never), loss.finding(never), update.finding(never), maskFinding());
  }

  private Finding<Masks> maskFinding() {
    if (layers.stream().noneMatch(layer -> layer instanceof Dropout)) {
      return Finding.of(new Masks(List.of(), null));
    }
    if (looks == 0 || !masksShow) {
      return Finding.unknown("masks do not show in what a trace tells");
    }
    Fingerprint all = new Fingerprint();
    masks.forEach(all::add);
    return Finding.of(new Masks(masked, Sha.brief(all.hex())));
  }
}
