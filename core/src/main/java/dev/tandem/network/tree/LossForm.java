package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code loss: {type: binary-cross-entropy, reduction: sum}}, or the type alone. */
public final class LossForm {
  private static final String REDUCTION = "reduction";

  private static final Kinds<LossSpec> KINDS =
      Kinds.<LossSpec>none()
          .and(SoftmaxCrossEntropy.DEFAULT.name(), LossForm::softmaxCrossEntropy)
          .and(BinaryCrossEntropy.DEFAULT.name(), LossForm::binaryCrossEntropy);

  private LossForm() {}

  /**
   * Reads a map of keys; absent ones have their defaults.
   *
   * @throws dev.tandem.network.SpecException if a key or a value is not one of a loss
   */
  public static LossSpec read(Section section) {
    return KINDS.typed(section, ExperimentSpec.DEFAULT_LOSS.name());
  }

  /** A map in order, with all defaults, which {@link #read} reads. */
  public static Map<String, Object> write(LossSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(Kinds.TYPE, spec.name());
    keys.put(REDUCTION, name(spec.reduction()));
    return keys;
  }

  private static SoftmaxCrossEntropy softmaxCrossEntropy(Section section) {
    Reduction reduction = reduction(section, SoftmaxCrossEntropy.DEFAULT.reduction());
    return section.done(() -> new SoftmaxCrossEntropy(reduction));
  }

  private static BinaryCrossEntropy binaryCrossEntropy(Section section) {
    Reduction reduction = reduction(section, BinaryCrossEntropy.DEFAULT.reduction());
    return section.done(() -> new BinaryCrossEntropy(reduction));
  }

  private static Reduction reduction(Section section, Reduction standard) {
    return section.oneOf(REDUCTION, byName(), standard);
  }

  private static Map<String, Reduction> byName() {
    Map<String, Reduction> byName = new TreeMap<>();
    for (Reduction reduction : Reduction.values()) {
      byName.put(name(reduction), reduction);
    }
    return byName;
  }

  private static String name(Reduction reduction) {
    return reduction.name().toLowerCase(Locale.ROOT);
  }
}
