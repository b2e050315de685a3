package dev.tandem.workbench.contender.wire;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A look into a step in a safetensors file: tensors {@code output/0} and {@code output-gradient/0}
 * by layer, {@code gradient/0.weight}, {@code clipped/0.weight} and {@code update/0.weight}; the
 * batch and the loss in the metadata.
 */
public final class TraceFile {
  private static final String OUTPUT = "output/";
  private static final String OUTPUT_GRADIENT = "output-gradient/";
  private static final String GRADIENT = "gradient/";
  private static final String CLIPPED = "clipped/";
  private static final String UPDATE = "update/";
  private static final String ROWS = "rows";

  private TraceFile() {}

  /** The batch that was looked at, and what was seen. */
  public record Look(Batch batch, Trace trace) {}

  /** Writes one. */
  public static void write(Path file, Batch batch, Trace trace) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int layer = 0; layer < trace.layers().size(); layer++) {
      LayerTrace own = trace.layers().get(layer);
      entries.put(OUTPUT + layer, entry(own.output()));
      entries.put(OUTPUT_GRADIENT + layer, entry(own.outputGradient()));
    }
    StateFile.add(GRADIENT, trace.gradients(), entries);
    StateFile.add(CLIPPED, trace.clippedGradients(), entries);
    StateFile.add(UPDATE, trace.updates(), entries);
    double[] rows = Arrays.stream(batch.rows()).asDoubleStream().toArray();
    entries.put(ROWS, Entry.of(Tensor.of(rows, rows.length)));
    Safetensors.write(
        file,
        Map.of(
            "loss", trace.loss() + "",
            "step", batch.step() + "",
            "epoch", batch.epoch() + "",
            "index", batch.indexInEpoch() + "",
            "rate", batch.learningRate() + ""),
        entries);
  }

  private static Entry entry(Matrix matrix) {
    return Entry.of(matrix.values(), matrix.rows(), matrix.cols());
  }

  /**
   * Reads one.
   *
   * @throws dev.tandem.model.SafetensorsException if the file is none
   */
  public static Look read(Path file) {
    Contents contents = Safetensors.read(file);
    List<LayerTrace> layers = new ArrayList<>();
    while (contents.tensors().containsKey(OUTPUT + layers.size())) {
      layers.add(
          new LayerTrace(
              matrix(contents, OUTPUT + layers.size()),
              matrix(contents, OUTPUT_GRADIENT + layers.size())));
    }
    Map<String, String> told = contents.metadata();
    double[] rows = contents.tensors().get(ROWS).tensor().toDoubles();
    Batch batch =
        new Batch(
            Long.parseLong(told.get("step")),
            Integer.parseInt(told.get("epoch")),
            Integer.parseInt(told.get("index")),
            Arrays.stream(rows).mapToInt(row -> (int) row).toArray(),
            Double.parseDouble(told.get("rate")));
    Trace trace =
        new Trace(
            Double.parseDouble(told.get("loss")),
            layers,
            StateFile.under(GRADIENT, contents),
            StateFile.under(CLIPPED, contents),
            StateFile.under(UPDATE, contents));
    return new Look(batch, trace);
  }

  private static Matrix matrix(Contents contents, String name) {
    Tensor tensor = contents.tensors().get(name).tensor();
    return new Matrix(tensor.shape()[0], tensor.shape()[1], tensor.toDoubles());
  }
}
