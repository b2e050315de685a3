package dev.tandem.workbench.contender.wire;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.model.SafetensorsException;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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
              contents.matrix(OUTPUT + layers.size()),
              contents.matrix(OUTPUT_GRADIENT + layers.size())));
    }
    double[] rows = contents.get(ROWS, Type.F64).tensor().toDoubles();
    Batch batch =
        new Batch(
            number(contents, "step", Long::parseLong),
            number(contents, "epoch", Integer::parseInt),
            number(contents, "index", Integer::parseInt),
            Arrays.stream(rows).mapToInt(row -> (int) row).toArray(),
            number(contents, "rate", Double::parseDouble));
    Trace trace =
        new Trace(
            number(contents, "loss", Double::parseDouble),
            layers,
            StateFile.under(GRADIENT, contents),
            StateFile.under(CLIPPED, contents),
            StateFile.under(UPDATE, contents));
    return new Look(batch, trace);
  }

  private static <T> T number(Contents contents, String key, Function<String, T> parser) {
    String text = contents.text(key);
    try {
      return parser.apply(text);
    } catch (NumberFormatException none) {
      throw new SafetensorsException(contents.file(), "a number as " + key, "'" + text + "'", none);
    }
  }
}
