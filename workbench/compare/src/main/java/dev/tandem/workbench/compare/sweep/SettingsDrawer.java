package dev.tandem.workbench.compare.sweep;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists what the varied keys are set to: all combinations, or some at random. */
final class SettingsDrawer {
  private static final int TRIES_PER_COMBINATION = 200;
  private static final long SWEEP = 0x73776565L; // tells these draws from generated data

  private SettingsDrawer() {}

  /** The product of all choices, the last key changing fastest. */
  static List<Map<String, Object>> grid(List<VariedKey> keys) {
    List<Map<String, Object>> all = new ArrayList<>(List.of(Map.of()));
    for (VariedKey key : keys) {
      List<Map<String, Object>> longer = new ArrayList<>();
      for (Map<String, Object> settings : all) {
        for (Choice choice : key.choices()) {
          Map<String, Object> more = new LinkedHashMap<>(settings);
          more.put(key.path(), ((Choice.Value) choice).plain());
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /**
   * Different combinations, each value drawn by itself: one of the key's choices, all equally
   * likely, and of a range a number in it.
   *
   * @param count how many; fewer come where the choices give no more
   * @param seed same seed, same combinations
   */
  static List<Map<String, Object>> random(List<VariedKey> keys, int count, long seed) {
    CounterRandom random = CounterRandom.of(seed, Purpose.GENERATOR, SWEEP);
    Set<Map<String, Object>> drawn = new LinkedHashSet<>();
    long position = 0;
    for (long tries = 0; drawn.size() < count && tries < tries(count); tries++) {
      Map<String, Object> settings = new LinkedHashMap<>();
      for (VariedKey key : keys) {
        Choice choice = key.choices().get(random.below(position++, key.choices().size()));
        double place = random.uniform(position++);
        settings.put(key.path(), value(choice, place));
      }
      drawn.add(settings);
    }
    return List.copyOf(drawn);
  }

  private static long tries(int count) {
    return (long) count * TRIES_PER_COMBINATION;
  }

  private static Object value(Choice choice, double place) {
    return choice instanceof Choice.Range range ? range.at(place) : ((Choice.Value) choice).plain();
  }
}
