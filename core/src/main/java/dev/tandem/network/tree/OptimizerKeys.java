package dev.tandem.network.tree;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every key of an optimizer with its value, in order, the type first. */
final class OptimizerKeys implements OptimizerSpec.Visitor<Map<String, Object>> {
  @Override
  public Map<String, Object> sgd(Sgd spec) {
    Map<String, Object> keys = typeAndRate(spec);
    keys.put(OptimizerForm.MOMENTUM, spec.momentum());
    keys.put(OptimizerForm.DAMPENING, spec.dampening());
    keys.put(OptimizerForm.WEIGHT_DECAY, spec.weightDecay());
    keys.put(OptimizerForm.NESTEROV, spec.nesterov());
    return keys;
  }

  @Override
  public Map<String, Object> adam(Adam spec) {
    Map<String, Object> keys = typeAndRate(spec);
    keys.put(OptimizerForm.BETA1, spec.beta1());
    keys.put(OptimizerForm.BETA2, spec.beta2());
    keys.put(OptimizerForm.EPSILON, spec.epsilon());
    keys.put(OptimizerForm.WEIGHT_DECAY, spec.weightDecay());
    keys.put(OptimizerForm.AMSGRAD, spec.amsgrad());
    return keys;
  }

  @Override
  public Map<String, Object> adamW(AdamW spec) {
    Map<String, Object> keys = typeAndRate(spec);
    keys.put(OptimizerForm.BETA1, spec.beta1());
    keys.put(OptimizerForm.BETA2, spec.beta2());
    keys.put(OptimizerForm.EPSILON, spec.epsilon());
    keys.put(OptimizerForm.WEIGHT_DECAY, spec.weightDecay());
    keys.put(OptimizerForm.AMSGRAD, spec.amsgrad());
    return keys;
  }

  @Override
  public Map<String, Object> rmsProp(RmsProp spec) {
    Map<String, Object> keys = typeAndRate(spec);
    keys.put(OptimizerForm.ALPHA, spec.alpha());
    keys.put(OptimizerForm.EPSILON, spec.epsilon());
    keys.put(OptimizerForm.WEIGHT_DECAY, spec.weightDecay());
    keys.put(OptimizerForm.MOMENTUM, spec.momentum());
    keys.put(OptimizerForm.CENTERED, spec.centered());
    return keys;
  }

  @Override
  public Map<String, Object> adagrad(Adagrad spec) {
    Map<String, Object> keys = typeAndRate(spec);
    keys.put(OptimizerForm.RATE_DECAY, spec.rateDecay());
    keys.put(OptimizerForm.WEIGHT_DECAY, spec.weightDecay());
    keys.put(OptimizerForm.INITIAL_ACCUMULATOR, spec.initialAccumulator());
    keys.put(OptimizerForm.EPSILON, spec.epsilon());
    return keys;
  }

  private static Map<String, Object> typeAndRate(OptimizerSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(Kinds.TYPE, spec.name());
    keys.put(OptimizerForm.LEARNING_RATE, spec.learningRate());
    return keys;
  }
}
