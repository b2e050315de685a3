package dev.tandem.workbench.export;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.engine.Initializer;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.tensor.Parameters;
import dev.tandem.training.BatchPlan;
import dev.tandem.workbench.export.program.Recipe;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * All numbers that decide a training run, as every engine gets them.
 *
 * <pre>
 *   train.features, test.features   [rows, inputs], float32, or bytes for images
 *   train.targets, test.targets     classes [rows], or what outputs are held against [rows, outputs]
 *   0.weight, 0.bias, ...           initial weights, under PyTorch's names
 *   order                           [epochs, rows]: the training rows of each epoch
 *   rate                            [epochs, batches]: the learning rate of each step, unless it
 *                                   follows from the validation loss
 *   mask.2, ...                     [epochs, rows, width]: of a dropout layer, in the order's order
 * </pre>
 */
final class Numbers {
  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final int epochs;
  private final Map<String, Entry> tensors = new LinkedHashMap<>();

  private Numbers(ExperimentSpec experiment, DataSplits data, int epochs) {
    this.experiment = experiment;
    this.data = data;
    this.epochs = epochs;
  }

  /** The tensors by name. */
  static Map<String, Entry> of(Recipe recipe) {
    Numbers numbers = new Numbers(recipe.experiment(), recipe.data(), recipe.epochs());
    numbers.addRows("train", recipe.data().training());
    if (recipe.usesValidation()) {
      numbers.addRows("validation", recipe.data().validation());
    }
    numbers.addRows("test", recipe.data().test());
    numbers.addWeights();
    numbers.addSteps();
    return numbers.tensors;
  }

  private void addRows(String name, Dataset rows) {
    tensors.put(name + ".features", features(rows));
    tensors.put(name + ".targets", targets(rows));
  }

  private static Entry features(Dataset rows) {
    int width = rows.features().width();
    if (rows.features() instanceof ByteFeatures bytes) {
      byte[] pixels = new byte[rows.rows() * width];
      for (int i = 0; i < rows.rows(); i++) {
        System.arraycopy(bytes.values().row(i), 0, pixels, i * width, width);
      }
      return Entry.ofBytes(pixels, rows.rows(), width);
    }
    ByteBuffer values =
        ByteBuffer.allocate(Float.BYTES * rows.rows() * width).order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer floats = values.asFloatBuffer();
    float[] row = new float[width];
    for (int i = 0; i < rows.rows(); i++) {
      rows.features().copy(i, row);
      floats.put(row);
    }
    return new Entry(Type.F32, new int[] {rows.rows(), width}, values);
  }

  private Entry targets(Dataset rows) {
    if (experiment.loss().ofLogits()) {
      return Entry.of(rows.classes().labels(), rows.rows());
    }
    Targets.Values values = rows.targets().numbers(experiment.network().outputs());
    return Entry.of(values.values(), rows.rows(), values.width());
  }

  private void addWeights() {
    Parameters initial =
        Initializer.initialState(experiment.network(), experiment.training().seed()).parameters();
    initial.tensors().forEach((name, tensor) -> tensors.put(name, Entry.of(tensor)));
  }

  private void addSteps() {
    int rows = data.training().rows();
    BatchPlan plan = BatchPlan.of(experiment, rows);
    int[] order = new int[epochs * rows];
    double[] rates = new double[epochs * plan.batchesPerEpoch()];
    Map<Integer, DropoutMask> drawn = new TreeMap<>();
    Map<Integer, byte[]> masks = new TreeMap<>();
    int[] widths = experiment.network().widths();
    for (int layer = 0; layer < experiment.network().layers().size(); layer++) {
      if (experiment.network().layers().get(layer) instanceof LayerSpec.Dropout dropout) {
        drawn.put(
            layer, new DropoutMask(experiment.training().seed(), layer, dropout.probability()));
        masks.put(layer, new byte[epochs * rows * widths[layer]]);
      }
    }
    int at = 0;
    for (int step = 0; step < rates.length; step++) {
      Batch batch = plan.next();
      rates[step] = batch.learningRate();
      System.arraycopy(batch.rows(), 0, order, at, batch.rows().length);
      for (int layer : drawn.keySet()) {
        draw(drawn.get(layer), batch, masks.get(layer), at * widths[layer], widths[layer]);
      }
      at += batch.rows().length;
    }
    tensors.put("order", Entry.of(order, epochs, rows));
    if (!(experiment.schedule() instanceof ScheduleSpec.ReduceOnPlateau)) {
      tensors.put("rate", Entry.of(rates, epochs, plan.batchesPerEpoch()));
    }
    masks.forEach(
        (layer, mask) ->
            tensors.put("mask." + layer, Entry.ofBytes(mask, epochs, rows, widths[layer])));
  }

  private static void draw(DropoutMask mask, Batch batch, byte[] target, int from, int width) {
    mask.begin(batch);
    for (int i = 0; i < batch.rows().length * width; i++) {
      target[from + i] = (byte) (mask.factor(i) == 0 ? 0 : 1);
    }
  }
}
