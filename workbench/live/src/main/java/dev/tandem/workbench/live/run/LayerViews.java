package dev.tandem.workbench.live.run;

import dev.tandem.network.LayerSpec;
import dev.tandem.network.NetworkSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fitted network as pages draw it. */
public final class LayerViews {
  private LayerViews() {}

  /** One map a layer; dense ones have {@code in} and {@code out}. */
  public static List<Map<String, Object>> of(NetworkSpec network) {
    List<Map<String, Object>> views = new ArrayList<>();
    int width = network.inputs().orElseThrow();
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("layer", i + "");
      if (layer instanceof LayerSpec.Dense dense) {
        view.put("kind", "dense");
        view.put("in", width);
        width = dense.outputs().orElseThrow();
        view.put("out", width);
      } else if (layer instanceof LayerSpec.Activation activation) {
        view.put("kind", "activation");
        view.put("activation", activation.function().name());
      } else if (layer instanceof LayerSpec.Dropout dropout) {
        view.put("kind", "dropout");
        view.put("probability", dropout.probability());
      } else {
        view.put("kind", layer instanceof LayerSpec.BatchNorm ? "batch-norm" : "layer-norm");
      }
      views.add(view);
    }
    return views;
  }
}
