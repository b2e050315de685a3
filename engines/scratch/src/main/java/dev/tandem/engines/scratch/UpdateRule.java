package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SpecException;
import java.util.List;

/**
 * How a parameter follows its gradient; the formulas stand in the textbook engine's rules of the
 * same names.
 */
interface UpdateRule {
  /** Names of a parameter's slots, as torch calls them. */
  List<String> slots();

  /** Readies the scalars of one update; t counts from 1. */
  void begin(double learningRate, long t);

  void update(Parameter parameter);

  static UpdateRule of(OptimizerSpec spec) {
    return spec.accept(
        new OptimizerSpec.Visitor<>() {
          @Override
          public UpdateRule sgd(Sgd sgd) {
            return new SgdRule((float) sgd.momentum());
          }

          @Override
          public UpdateRule adam(Adam adam) {
            return new AdamRule(adam);
          }

          @Override
          public UpdateRule adamW(OptimizerSpec.AdamW spec) {
            throw SpecException.unsupported("scratch", "optimizer", spec.name());
          }

          @Override
          public UpdateRule rmsProp(OptimizerSpec.RmsProp spec) {
            throw SpecException.unsupported("scratch", "optimizer", spec.name());
          }

          @Override
          public UpdateRule adagrad(OptimizerSpec.Adagrad spec) {
            throw SpecException.unsupported("scratch", "optimizer", spec.name());
          }
        });
  }
}
