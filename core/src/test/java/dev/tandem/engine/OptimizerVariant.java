package dev.tandem.engine;

import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;
import java.util.stream.Stream;

/**
 * An optimizer with one of its options on, and what it remembers.
 *
 * @param slots their names in torch
 */
record OptimizerVariant(OptimizerSpec optimizer, List<String> slots) {
  static Stream<OptimizerVariant> all() {
    return Stream.of(
        of(new Sgd(0.1, 0)),
        of(new Sgd(0.1, 0, 0, 0.01, false)),
        of(new Sgd(0.1, 0.9), "momentum_buffer"),
        of(new Sgd(0.1, 0.9, 0, 0.01, true), "momentum_buffer"),
        of(new Sgd(0.1, 0.9, 0.5, 0.01, false), "momentum_buffer"),
        of(new Adam(0.01, 0.9, 0.999, 1e-8), "exp_avg", "exp_avg_sq"),
        of(new Adam(0.01, 0.8, 0.9, 1e-6, 0.01, false), "exp_avg", "exp_avg_sq"),
        of(new Adam(0.01, 0.9, 0.9, 1e-8, 0.01, true), "exp_avg", "exp_avg_sq", "max_exp_avg_sq"),
        of(AdamW.DEFAULT, "exp_avg", "exp_avg_sq"),
        of(new AdamW(0.01, 0.9, 0.9, 1e-8, 0.1, true), "exp_avg", "exp_avg_sq", "max_exp_avg_sq"),
        of(RmsProp.DEFAULT, "square_avg"),
        of(new RmsProp(0.01, 0.9, 1e-6, 0.01, 0, true), "square_avg", "grad_avg"),
        of(new RmsProp(0.01, 0.9, 1e-6, 0, 0.5, false), "square_avg", "momentum_buffer"),
        of(new RmsProp(0.01, 0.9, 1e-6, 0, 0.5, true), "square_avg", "momentum_buffer", "grad_avg"),
        of(Adagrad.DEFAULT, "sum"),
        of(new Adagrad(0.01, 0.1, 0.01, 0.5, 1e-8), "sum"));
  }

  private static OptimizerVariant of(OptimizerSpec optimizer, String... slots) {
    return new OptimizerVariant(optimizer, List.of(slots));
  }

  @Override
  public String toString() {
    return optimizer.toString();
  }
}
