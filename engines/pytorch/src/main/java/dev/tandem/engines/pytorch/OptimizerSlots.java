package dev.tandem.engines.pytorch;

import dev.tandem.network.OptimizerSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What each optimizer remembers about a parameter, by torch's names, and what all of its values are
 * before the first update.
 */
final class OptimizerSlots implements OptimizerSpec.Visitor<Map<String, Double>> {
  @Override
  public Map<String, Double> sgd(OptimizerSpec.Sgd spec) {
    return spec.momentum() == 0 ? Map.of() : Map.of("momentum_buffer", 0.0);
  }

  @Override
  public Map<String, Double> adam(OptimizerSpec.Adam spec) {
    return moments(spec.amsgrad());
  }

  @Override
  public Map<String, Double> adamW(OptimizerSpec.AdamW spec) {
    return moments(spec.amsgrad());
  }

  private static Map<String, Double> moments(boolean largest) {
    Map<String, Double> slots = new LinkedHashMap<>();
    slots.put("exp_avg", 0.0);
    slots.put("exp_avg_sq", 0.0);
    if (largest) {
      slots.put("max_exp_avg_sq", 0.0);
    }
    return slots;
  }

  @Override
  public Map<String, Double> rmsProp(OptimizerSpec.RmsProp spec) {
    Map<String, Double> slots = new LinkedHashMap<>();
    slots.put("square_avg", 0.0);
    if (spec.momentum() > 0) {
      slots.put("momentum_buffer", 0.0);
    }
    if (spec.centered()) {
      slots.put("grad_avg", 0.0);
    }
    return slots;
  }

  @Override
  public Map<String, Double> adagrad(OptimizerSpec.Adagrad spec) {
    return Map.of("sum", spec.initialAccumulator());
  }
}
