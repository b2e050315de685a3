package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Overrides of an experiment. They are merged over what a file says, and what no longer makes sense
 * beside them goes:
 *
 * <ul>
 *   <li>{@code network.hidden} replaces {@code network.layers}, and the other way round with
 *       activation, dropout and output
 *   <li>another optimizer keeps only the learning rate of the old one, another loss only the
 *       reduction, another schedule nothing
 *   <li>of clipNorm and clipValue the one that is given replaces the other
 *   <li>a value such as {@code {recall: 0.8}} or {@code {elu: 1}} is replaced as a whole by another
 *       of its sort
 * </ul>
 */
public final class ExperimentTree {
  private static final List<TypedKey> TYPED =
      List.of(
          new TypedKey(
              "optimizer",
              ExperimentSpec.DEFAULT_OPTIMIZER.name(),
              Set.of(OptimizerForm.LEARNING_RATE)),
          new TypedKey("loss", ExperimentSpec.DEFAULT_LOSS.name(), Set.of(LossForm.REDUCTION)),
          new TypedKey("schedule", ExperimentSpec.DEFAULT_SCHEDULE.name(), Set.of()),
          new TypedKey(
              "schedule." + ScheduleForm.THEN, ScheduleSpec.WarmUp.DEFAULT_THEN.name(), Set.of()));

  /** Keys whose value is a name, or a map of one name and its setting. */
  private static final List<String> TAGGED =
      List.of(
          "network." + NetworkForm.ACTIVATION,
          "network." + NetworkForm.NORMALIZATION,
          "network." + NetworkForm.OUTPUT,
          "network." + NetworkForm.INITIALIZATION,
          "network." + NetworkForm.BIASES,
          "threshold");

  /** A key with a type, and what outlives a change of that type. */
  private record TypedKey(String key, String standard, Set<String> kept) {}

  private ExperimentTree() {}

  /**
   * The tree with one override.
   *
   * @param path such as {@code "optimizer.learningRate"}
   * @param value plain, as for {@link SpecNode#of}
   * @param origin such as {@code "--learning-rate"}
   * @throws SpecException if something other than a map is in the way
   */
  public static SpecNode set(SpecNode root, String path, Object value, String origin) {
    SpecNode empty = SpecNode.of(Map.of(), origin);
    return merge(root, empty.with(path, SpecNode.of(value, origin)));
  }

  /**
   * The tree with all overrides of another tree.
   *
   * @throws SpecException if they have keys where the tree has a value
   */
  public static SpecNode merge(SpecNode root, SpecNode overrides) {
    SpecNode base = root;
    SpecNode over = overrides;
    for (TypedKey typed : TYPED) {
      if (over.find(typed.key()).isPresent()) {
        base = expand(base, typed.key());
        over = expand(over, typed.key());
        base = dropOldSettings(base, over, typed);
      }
    }
    base = dropOtherForm(base, over);
    base = dropOtherClipping(base, over);
    base = dropOtherTags(base, over);
    requireMaps(base, over);
    return base.merge(over);
  }

  private static SpecNode expand(SpecNode tree, String key) {
    Optional<SpecNode> node = tree.find(key);
    return node.isEmpty() ? tree : tree.with(key, TreePaths.expandType(node.get()));
  }

  private static SpecNode dropOldSettings(SpecNode base, SpecNode over, TypedKey typed) {
    String path = typed.key() + "." + Kinds.TYPE;
    Optional<Object> type = over.find(path).map(SpecNode::toPlain);
    Object old = base.find(path).map(SpecNode::toPlain).orElse(typed.standard());
    if (type.isEmpty()
        || type.get().equals(old)
        || !(base.find(typed.key()).orElse(null) instanceof Keys keys)) {
      return base;
    }
    Map<String, SpecNode> kept = new LinkedHashMap<>(keys.entries());
    kept.keySet().retainAll(typed.kept());
    return base.with(typed.key(), new Keys(kept, keys.origin()));
  }

  private static SpecNode dropOtherForm(SpecNode base, SpecNode over) {
    SpecNode left = base;
    if (over.find("network." + NetworkForm.HIDDEN).isPresent()) {
      left = left.without("network." + NetworkForm.LAYERS);
    }
    if (over.find("network." + NetworkForm.LAYERS).isPresent()) {
      left = left.without("network." + NetworkForm.HIDDEN);
      for (String setting : NetworkForm.HIDDEN_SETTINGS) {
        left = left.without("network." + setting);
      }
    }
    return left;
  }

  private static SpecNode dropOtherClipping(SpecNode base, SpecNode over) {
    String norm = "regularization." + RegularizationForm.CLIP_NORM;
    String value = "regularization." + RegularizationForm.CLIP_VALUE;
    SpecNode left = clips(over, norm) ? base.without(value) : base;
    return clips(over, value) ? left.without(norm) : left;
  }

  private static boolean clips(SpecNode over, String path) {
    return over.find(path).filter(n -> !RegularizationForm.NONE.equals(n.toPlain())).isPresent();
  }

  private static SpecNode dropOtherTags(SpecNode base, SpecNode over) {
    SpecNode left = base;
    for (String path : TAGGED) {
      Optional<SpecNode> there = base.find(path);
      Optional<SpecNode> given = over.find(path);
      if (there.isPresent() && given.isPresent() && !sameTag(there.get(), given.get())) {
        left = left.without(path);
      }
    }
    return left;
  }

  private static boolean sameTag(SpecNode one, SpecNode other) {
    return one instanceof Keys keys
        && other instanceof Keys others
        && keys.entries().keySet().equals(others.entries().keySet());
  }

  /** {@code data: mnist} with an override of {@code data.rows} must not become other data. */
  private static void requireMaps(SpecNode base, SpecNode over) {
    if (over instanceof Keys keys) {
      keys.entries()
          .forEach(
              (key, node) -> {
                if (node instanceof Keys) {
                  base.find(key).ifPresent(there -> TreePaths.keys(there, key));
                }
              });
    }
  }
}
