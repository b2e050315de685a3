package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/** How a parameter follows its gradient. What the rule remembers about a parameter is handed in. */
public interface UpdateRule {
  /** The names of what is remembered about each parameter, as torch calls them. */
  List<String> slots();

  /**
   * Changes the parameter's value and what is remembered.
   *
   * @param memory of this parameter
   * @param learningRate η
   * @param t counts updates, from 1
   */
  void update(Parameter parameter, Memory memory, double learningRate, long t);

  static UpdateRule of(OptimizerSpec spec) {
    return spec.accept(
        new OptimizerSpec.Visitor<>() {
          @Override
          public UpdateRule sgd(Sgd spec) {
            return new SgdRule(spec);
          }

          @Override
          public UpdateRule adam(Adam spec) {
            return new AdamRule(spec);
          }

          @Override
          public UpdateRule adamW(AdamW spec) {
            return new AdamWRule(spec);
          }

          @Override
          public UpdateRule rmsProp(RmsProp spec) {
            return new RmsPropRule(spec);
          }

          @Override
          public UpdateRule adagrad(Adagrad spec) {
            return new AdagradRule(spec);
          }
        });
  }
}
