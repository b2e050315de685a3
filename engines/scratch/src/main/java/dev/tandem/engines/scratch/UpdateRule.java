package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/**
 * How a parameter follows its gradient; the formulas stand in the textbook engine's rules of the
 * same names. In the short ones here w is the parameter, g its gradient, η the learning rate and λ
 * the weight decay.
 */
interface UpdateRule {
  /** Names of a parameter's slots, as torch calls them. */
  List<String> slots();

  /** What fills a slot before the first update. */
  default float start() {
    return 0;
  }

  /** Readies the scalars of one update; t counts from 1. */
  void begin(double learningRate, long t);

  /**
   * Updates rows [from, to) of a parameter; many threads at once, each its own rows.
   *
   * @param gradient of the parameter, row by row; may be overwritten
   */
  void update(Parameter parameter, int from, int to, float[][] gradient);

  static UpdateRule of(OptimizerSpec spec, Kernel kernel) {
    return spec.accept(
        new OptimizerSpec.Visitor<>() {
          @Override
          public UpdateRule sgd(Sgd sgd) {
            return sgd.momentum() == 0 ? new SgdRule(sgd, kernel) : new MomentumRule(sgd, kernel);
          }

          @Override
          public UpdateRule adam(Adam adam) {
            return new AdamRule(adam, kernel);
          }

          @Override
          public UpdateRule adamW(AdamW adamW) {
            return new AdamWRule(adamW, kernel);
          }

          @Override
          public UpdateRule rmsProp(RmsProp rmsProp) {
            return new RmsPropRule(rmsProp, kernel);
          }

          @Override
          public UpdateRule adagrad(Adagrad adagrad) {
            return new AdagradRule(adagrad, kernel);
          }
        });
  }
}
