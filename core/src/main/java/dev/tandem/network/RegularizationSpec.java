package dev.tandem.network;

import java.util.OptionalDouble;

/**
 * What is done to gradients before the optimizer sees them, in this order: the L1 penalty's share
 * is added, then they are clipped. (L2 is the optimizers' weight decay; dropout is a layer.)
 *
 * @param l1 adds {@code l1·sign(w)} to every parameter's gradient, biases included as with torch's
 *     weight decay; reported losses are without the penalty
 * @param clipNorm scales all gradients together so that their joint norm is at most this (torch's
 *     clip_grad_norm_)
 * @param clipValue cuts every gradient's every value to at most this, either way (torch's
 *     clip_grad_value_)
 */
public record RegularizationSpec(double l1, OptionalDouble clipNorm, OptionalDouble clipValue) {
  public static final RegularizationSpec NONE =
      new RegularizationSpec(0, OptionalDouble.empty(), OptionalDouble.empty());

  public RegularizationSpec {
    Ranges.notNegative("l1", l1);
    clipNorm.ifPresent(norm -> Ranges.positive("clipNorm", norm));
    clipValue.ifPresent(value -> Ranges.positive("clipValue", value));
    if (clipNorm.isPresent() && clipValue.isPresent()) {
      throw new SpecException("clipValue", "either clipNorm or clipValue", "both");
    }
  }
}
