package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Map;

/**
 * How a parameter follows its gradient. What the rule remembers about a parameter is handed in, by
 * name of the slot.
 */
interface UpdateRule {
  /**
   * The names of what is remembered about each parameter, as torch calls them; all start as zeros.
   */
  List<String> slots();

  /**
   * Changes the parameter's value and its slots.
   *
   * @param slots by name, each of the parameter's shape
   * @param learningRate η
   * @param t counts updates, from 1
   */
  void update(Parameter parameter, Map<String, Matrix> slots, double learningRate, long t);

  static UpdateRule of(OptimizerSpec spec) {
    return spec.accept(
        new OptimizerSpec.Visitor<>() {
          @Override
          public UpdateRule sgd(Sgd sgd) {
            return new SgdRule(sgd);
          }

          @Override
          public UpdateRule adam(Adam adam) {
            return new AdamRule(adam);
          }

          @Override
          public UpdateRule adamW(OptimizerSpec.AdamW spec) {
            throw SpecException.unsupported("textbook", "optimizer", spec.name());
          }

          @Override
          public UpdateRule rmsProp(OptimizerSpec.RmsProp spec) {
            throw SpecException.unsupported("textbook", "optimizer", spec.name());
          }

          @Override
          public UpdateRule adagrad(OptimizerSpec.Adagrad spec) {
            throw SpecException.unsupported("textbook", "optimizer", spec.name());
          }
        });
  }
}
