package dev.tandem.workbench.contender.probe;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.Trace;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.observed.UnitsSeen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts the units of ReLU layers whose output is 0 on every one of some training rows, by {@link
 * Session#trace}, which changes nothing. The rows lie evenly among all training rows.
 */
public final class UnitCensus {
  private static final int MOST_ROWS = 1024;
  private static final int ROWS_AT_ONCE = 256;

  private final List<LayerSpec> layers;
  private final Map<Integer, boolean[]> active = new TreeMap<>(); // by layer, by unit

  private UnitCensus(List<LayerSpec> layers) {
    this.layers = layers;
  }

  /**
   * Returns what was counted, in the order of the layers; empty without ReLU layers, or where
   * numbers are no longer finite.
   *
   * @param trainingRows how many there are
   * @param like whose step, epoch and rate the traced batches have
   */
  public static List<UnitsSeen> of(
      List<LayerSpec> layers, Session session, int trainingRows, Batch like) {
    if (layers.stream().noneMatch(UnitCensus::isRelu)) {
      return List.of();
    }
    UnitCensus census = new UnitCensus(layers);
    int rows = Math.min(trainingRows, MOST_ROWS);
    int[] chosen =
        IntStream.range(0, rows).map(i -> (int) ((long) i * trainingRows / rows)).toArray();
    int batches = (rows + ROWS_AT_ONCE - 1) / ROWS_AT_ONCE;
    for (int b = 0; b < batches; b++) {
      // even parts: batch normalization refuses a batch of one row
      int from = (int) ((long) b * rows / batches);
      int to = (int) ((long) (b + 1) * rows / batches);
      int[] part = IntStream.range(from, to).map(i -> chosen[i]).toArray();
      Batch batch = new Batch(like.step(), like.epoch(), 0, part, like.learningRate());
      if (!census.add(session.trace(batch))) {
        return List.of();
      }
    }
    return census.seen(rows);
  }

  private static boolean isRelu(LayerSpec layer) {
    return layer instanceof Activation activation
        && activation.function() instanceof ActivationSpec.Relu;
  }

  /** Returns whether all outputs are finite. */
  private boolean add(Trace trace) {
    for (int layer = 0; layer < layers.size(); layer++) {
      if (isRelu(layers.get(layer)) && !add(layer, trace.layers().get(layer).output())) {
        return false;
      }
    }
    return true;
  }

  private boolean add(int layer, Matrix output) {
    boolean[] own = active.computeIfAbsent(layer, key -> new boolean[output.cols()]);
    for (int row = 0; row < output.rows(); row++) {
      for (int unit = 0; unit < own.length; unit++) {
        double value = output.get(row, unit);
        if (!Double.isFinite(value)) {
          return false;
        }
        own[unit] |= value != 0;
      }
    }
    return true;
  }

  private List<UnitsSeen> seen(int rows) {
    List<UnitsSeen> seen = new ArrayList<>();
    active.forEach(
        (layer, own) -> {
          int living = (int) IntStream.range(0, own.length).filter(unit -> own[unit]).count();
          seen.add(new UnitsSeen(layer, own.length, own.length - living, rows));
        });
    return Collections.unmodifiableList(seen);
  }
}
