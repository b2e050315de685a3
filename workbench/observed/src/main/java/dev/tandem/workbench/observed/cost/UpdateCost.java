package dev.tandem.workbench.observed.cost;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;

/**
 * What an optimizer keeps and does for each parameter in one step, counted as its formula is
 * written in {@link OptimizerSpec}: factors that are the same for all parameters are free, a root
 * counts as one operation.
 *
 * @param slots numbers kept from step to step, e.g. Adam's two moments
 * @param operations of one update
 */
public record UpdateCost(int slots, int operations) {
  private static final int WEIGHT_DECAY = 2; // g += λ·w

  /** Of the optimizer alone. */
  public static UpdateCost of(OptimizerSpec optimizer) {
    return optimizer.accept(new Count());
  }

  /** Of what is done to the gradients first, and the optimizer. */
  public static UpdateCost of(OptimizerSpec optimizer, RegularizationSpec regularization) {
    UpdateCost update = of(optimizer);
    int before = regularization.l1() > 0 ? 2 : 0; // g += l1·sign(w)
    before += regularization.clipNorm().isPresent() ? 3 : 0; // square, sum, scale
    before += regularization.clipValue().isPresent() ? 2 : 0; // both ends
    return new UpdateCost(update.slots, update.operations + before);
  }

  private static int decay(double weightDecay) {
    return weightDecay > 0 ? WEIGHT_DECAY : 0;
  }

  private static final class Count implements OptimizerSpec.Visitor<UpdateCost> {
    @Override
    public UpdateCost sgd(Sgd spec) {
      int operations = 2 + decay(spec.weightDecay()); // w -= η·g
      if (spec.momentum() > 0) {
        operations += 2 + (spec.dampening() > 0 ? 1 : 0) + (spec.nesterov() ? 2 : 0);
      }
      return new UpdateCost(spec.momentum() > 0 ? 1 : 0, operations);
    }

    @Override
    public UpdateCost adam(Adam spec) {
      return adam(spec.amsgrad(), decay(spec.weightDecay()));
    }

    @Override
    public UpdateCost adamW(AdamW spec) {
      return adam(spec.amsgrad(), spec.weightDecay() > 0 ? 1 : 0); // w *= 1 - η·λ
    }

    /** 3 for m, 4 for v, 2 for the corrected root, 4 for w -= η·m̂/(√v̂ + ε). */
    private static UpdateCost adam(boolean amsgrad, int decay) {
      return new UpdateCost(amsgrad ? 3 : 2, 13 + (amsgrad ? 1 : 0) + decay);
    }

    /** 4 for s, 1 for the root, 4 for w -= η·g/(√s + ε). */
    @Override
    public UpdateCost rmsProp(RmsProp spec) {
      int slots = 1 + (spec.centered() ? 1 : 0) + (spec.momentum() > 0 ? 1 : 0);
      int extra = (spec.centered() ? 5 : 0) + (spec.momentum() > 0 ? 2 : 0);
      return new UpdateCost(slots, 9 + extra + decay(spec.weightDecay()));
    }

    /** 2 for s, 1 for the root, 4 for w -= η·g/(√s + ε). */
    @Override
    public UpdateCost adagrad(Adagrad spec) {
      return new UpdateCost(1, 7 + decay(spec.weightDecay()));
    }
  }
}
