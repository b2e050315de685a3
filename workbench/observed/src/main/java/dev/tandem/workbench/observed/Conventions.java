package dev.tandem.workbench.observed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What the numbers of traces say about how a session computes.
 *
 * @param network its layers, held against their formulas
 * @param loss its value and gradient, held against its formula
 * @param optimizer its updates, and what was done to gradients before, held against their formulas
 * @param masks of dropout
 */
public record Conventions(
    Finding<Formula> network,
    Finding<Formula> loss,
    Finding<Formula> optimizer,
    Finding<Masks> masks) {

  /**
   * A formula that numbers were held against.
   *
   * @param settings its own, by their keys in an experiment: plain maps, lists, texts and numbers
   * @param departure how the numbers depart from it; null if they agree with it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Formula(Map<String, Object> settings, Departure departure) {}

  /** What departs from its formula. */
  public enum Part {
    LAYER,
    LOSS,
    LOSS_GRADIENT,
    CLIPPING,
    UPDATE
  }

  /**
   * The first departure from a formula.
   *
   * @param layer its index; null unless a layer departs
   * @param seen the loss; of gradients and updates, the multiple of what was expected, where they
   *     are furthest apart; null for the others
   * @param expected the loss; null for the others
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Departure(Part part, Integer layer, Double seen, Double expected) {
    public Departure {
      seen = toFloat(seen);
      expected = toFloat(expected);
    }

    /** Returns the departure of values that are a multiple of what was expected. */
    public static Departure times(Part part, double multiple) {
      return new Departure(part, null, multiple, null);
    }

    /** As many digits as a float has: more would tell apart what only rounding does. */
    private static Double toFloat(Double value) {
      return value == null ? null : Double.valueOf(Float.toString(value.floatValue()));
    }
  }

  /**
   * All dropout masks that were seen.
   *
   * @param layers of dropout; empty without any
   * @param hash the first digits of a hash of the masks; null without dropout
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Masks(List<MaskedLayer> layers, String hash) {
    public Masks {
      layers = List.copyOf(layers);
    }
  }

  /**
   * The mask of one layer.
   *
   * @param layer its index
   * @param probability of a unit to be dropped
   * @param deviating how many units were not as core draws them
   * @param units of how many; 0 where none deviates
   */
  public record MaskedLayer(int layer, double probability, int deviating, int units) {}
}
