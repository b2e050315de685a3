package dev.tandem.engines.process;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches as a program is handed them: rows, rates and the masks of dropout layers. */
final class BatchFiles {
  private final List<MaskedLayer> masked = new ArrayList<>();

  private record MaskedLayer(int index, int width, DropoutMask mask) {}

  BatchFiles(ExperimentSpec experiment) {
    NetworkSpec network = experiment.network();
    for (int i = 0; i < network.layers().size(); i++) {
      if (network.layers().get(i) instanceof LayerSpec.Dropout dropout) {
        long seed = experiment.training().seed();
        masked.add(
            new MaskedLayer(
                i, network.widthInto(i), new DropoutMask(seed, i, dropout.probability())));
      }
    }
  }

  /** How many bytes a row of a batch takes. */
  long bytesPerRow() {
    return Integer.BYTES + masked.stream().mapToLong(MaskedLayer::width).sum();
  }

  Map<String, Entry> entries(List<Batch> batches) {
    int[] sizes = batches.stream().mapToInt(batch -> batch.rows().length).toArray();
    double[] rates = batches.stream().mapToDouble(Batch::learningRate).toArray();
    int rowCount = 0;
    for (int size : sizes) {
      rowCount += size;
    }
    int[] rows = new int[rowCount];
    int at = 0;
    for (Batch batch : batches) {
      System.arraycopy(batch.rows(), 0, rows, at, batch.rows().length);
      at += batch.rows().length;
    }
    Map<String, Entry> tensors = new LinkedHashMap<>();
    tensors.put("sizes", Entry.of(sizes, sizes.length));
    tensors.put("rates", Entry.of(rates, rates.length));
    tensors.put("rows", Entry.of(rows, rows.length));
    for (MaskedLayer layer : masked) {
      tensors.put(
          "mask." + layer.index(),
          Entry.ofBytes(mask(layer, batches, rowCount), rowCount, layer.width()));
    }
    return tensors;
  }

  private static byte[] mask(MaskedLayer layer, List<Batch> batches, int rowCount) {
    byte[] kept = new byte[rowCount * layer.width()];
    int at = 0;
    for (Batch batch : batches) {
      layer.mask().begin(batch);
      int units = batch.rows().length * layer.width();
      for (int unit = 0; unit < units; unit++) {
        kept[at++] = (byte) (layer.mask().factor(unit) == 0 ? 0 : 1);
      }
    }
    return kept;
  }
}
