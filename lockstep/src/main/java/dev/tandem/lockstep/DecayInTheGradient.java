package dev.tandem.lockstep;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;

/** The λ of {@code g ← g + λ·w}; 0 where weights decay by themselves. */
final class DecayInTheGradient implements OptimizerSpec.Visitor<Double> {
  @Override
  public Double sgd(Sgd spec) {
    return spec.weightDecay();
  }

  @Override
  public Double adam(Adam spec) {
    return spec.weightDecay();
  }

  @Override
  public Double adamW(AdamW spec) {
    return 0.0;
  }

  @Override
  public Double rmsProp(RmsProp spec) {
    return spec.weightDecay();
  }

  @Override
  public Double adagrad(Adagrad spec) {
    return spec.weightDecay();
  }
}
