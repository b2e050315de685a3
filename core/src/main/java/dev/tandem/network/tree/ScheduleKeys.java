package dev.tandem.network.tree;

import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.Exponential;
import dev.tandem.network.ScheduleSpec.MultiStep;
import dev.tandem.network.ScheduleSpec.OneCycle;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.Step;
import dev.tandem.network.ScheduleSpec.WarmUp;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every key of a schedule with its value, in order, the type first. */
final class ScheduleKeys implements ScheduleSpec.Visitor<Map<String, Object>> {
  @Override
  public Map<String, Object> constant(Constant spec) {
    return type(spec);
  }

  @Override
  public Map<String, Object> step(Step spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.EVERY, spec.every());
    keys.put(ScheduleForm.GAMMA, spec.gamma());
    return keys;
  }

  @Override
  public Map<String, Object> multiStep(MultiStep spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.MILESTONES, spec.milestones());
    keys.put(ScheduleForm.GAMMA, spec.gamma());
    return keys;
  }

  @Override
  public Map<String, Object> exponential(Exponential spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.GAMMA, spec.gamma());
    return keys;
  }

  @Override
  public Map<String, Object> cosine(Cosine spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.MINIMUM, spec.minimum());
    return keys;
  }

  @Override
  public Map<String, Object> warmUp(WarmUp spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.EPOCHS, spec.epochs());
    keys.put(ScheduleForm.START, spec.start());
    keys.put(ScheduleForm.THEN, ScheduleForm.write(spec.then()));
    return keys;
  }

  @Override
  public Map<String, Object> oneCycle(OneCycle spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.MAXIMUM, spec.maximum());
    keys.put(ScheduleForm.RISE, spec.rise());
    keys.put(ScheduleForm.DIVIDE, spec.divide());
    keys.put(ScheduleForm.FINAL_DIVIDE, spec.finalDivide());
    return keys;
  }

  @Override
  public Map<String, Object> reduceOnPlateau(ReduceOnPlateau spec) {
    Map<String, Object> keys = type(spec);
    keys.put(ScheduleForm.FACTOR, spec.factor());
    keys.put(ScheduleForm.PATIENCE, spec.patience());
    keys.put(ScheduleForm.THRESHOLD, spec.threshold());
    keys.put(ScheduleForm.MINIMUM, spec.minimum());
    return keys;
  }

  private static Map<String, Object> type(ScheduleSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(Kinds.TYPE, spec.name());
    return keys;
  }
}
