package dev.tandem.network.tree;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code loss: {type: binary-cross-entropy, positiveWeight: balanced}}, or the type alone. */
public final class LossForm {
  static final String REDUCTION = "reduction";

  private static final String LABEL_SMOOTHING = "labelSmoothing";
  private static final String CLASS_WEIGHTS = "classWeights";
  private static final String POSITIVE_WEIGHT = "positiveWeight";
  private static final String DELTA = "delta";

  static final Kinds<LossSpec> KINDS =
      Kinds.<LossSpec>none()
          .and(SoftmaxCrossEntropy.DEFAULT.name(), LossForm::softmaxCrossEntropy)
          .and(BinaryCrossEntropy.DEFAULT.name(), LossForm::binaryCrossEntropy)
          .and(MeanSquaredError.DEFAULT.name(), LossForm::meanSquaredError)
          .and(MeanAbsoluteError.DEFAULT.name(), LossForm::meanAbsoluteError)
          .and(Huber.DEFAULT.name(), LossForm::huber)
          .owning(LABEL_SMOOTHING, SoftmaxCrossEntropy.DEFAULT.name())
          .owning(CLASS_WEIGHTS, SoftmaxCrossEntropy.DEFAULT.name())
          .owning(POSITIVE_WEIGHT, BinaryCrossEntropy.DEFAULT.name())
          .owning(DELTA, Huber.DEFAULT.name());

  private static final Kinds<PositiveWeight> POSITIVE_WEIGHTS =
      Kinds.<PositiveWeight>none()
          .and(ClassWeightsForm.BALANCED, PositiveWeight.BALANCED)
          .orNumber(PositiveWeight::of);

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
    keys.put(REDUCTION, Words.of(spec.reduction()));
    keys.putAll(spec.accept(new Settings()));
    return keys;
  }

  private static SoftmaxCrossEntropy softmaxCrossEntropy(Section section) {
    SoftmaxCrossEntropy standard = SoftmaxCrossEntropy.DEFAULT;
    Reduction reduction = reduction(section, standard);
    double smoothing = section.number(LABEL_SMOOTHING, standard.labelSmoothing());
    ClassWeights weights =
        section.find(CLASS_WEIGHTS).map(ClassWeightsForm::read).orElse(standard.classWeights());
    return section.done(() -> new SoftmaxCrossEntropy(reduction, smoothing, weights));
  }

  private static BinaryCrossEntropy binaryCrossEntropy(Section section) {
    BinaryCrossEntropy standard = BinaryCrossEntropy.DEFAULT;
    Reduction reduction = reduction(section, standard);
    PositiveWeight weight =
        section
            .find(POSITIVE_WEIGHT)
            .map(POSITIVE_WEIGHTS::tagged)
            .orElse(standard.positiveWeight());
    return section.done(() -> new BinaryCrossEntropy(reduction, weight));
  }

  private static MeanSquaredError meanSquaredError(Section section) {
    Reduction reduction = reduction(section, MeanSquaredError.DEFAULT);
    return section.done(() -> new MeanSquaredError(reduction));
  }

  private static MeanAbsoluteError meanAbsoluteError(Section section) {
    Reduction reduction = reduction(section, MeanAbsoluteError.DEFAULT);
    return section.done(() -> new MeanAbsoluteError(reduction));
  }

  private static Huber huber(Section section) {
    Reduction reduction = reduction(section, Huber.DEFAULT);
    double delta = section.number(DELTA, Huber.DEFAULT.delta());
    return section.done(() -> new Huber(reduction, delta));
  }

  private static Reduction reduction(Section section, LossSpec standard) {
    return section.oneOf(REDUCTION, Words.byName(Reduction.values()), standard.reduction());
  }

  /** What each has beside a reduction. */
  private static final class Settings implements LossSpec.Visitor<Map<String, Object>> {
    @Override
    public Map<String, Object> softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put(LABEL_SMOOTHING, spec.labelSmoothing());
      keys.put(CLASS_WEIGHTS, ClassWeightsForm.write(spec.classWeights()));
      return keys;
    }

    @Override
    public Map<String, Object> binaryCrossEntropy(BinaryCrossEntropy spec) {
      PositiveWeight weight = spec.positiveWeight();
      return weight.value().isPresent()
          ? Map.of(POSITIVE_WEIGHT, weight.value().getAsDouble())
          : Map.of(POSITIVE_WEIGHT, ClassWeightsForm.BALANCED);
    }

    @Override
    public Map<String, Object> meanSquaredError(MeanSquaredError spec) {
      return Map.of();
    }

    @Override
    public Map<String, Object> meanAbsoluteError(MeanAbsoluteError spec) {
      return Map.of();
    }

    @Override
    public Map<String, Object> huber(Huber spec) {
      return Map.of(DELTA, spec.delta());
    }
  }
}
