package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Memory;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.UpdateRule;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;

/** Rules that do what another does, but for one thing. */
final class AlteredRule {
  private AlteredRule() {}

  interface Update {
    void apply(Parameter parameter, Memory memory, double learningRate, long t);
  }

  static UpdateRule of(UpdateRule healthy, Update wrong) {
    return new UpdateRule() {
      @Override
      public List<String> slots() {
        return healthy.slots();
      }

      @Override
      public void update(Parameter parameter, Memory memory, double learningRate, long t) {
        wrong.apply(parameter, memory, learningRate, t);
      }
    };
  }

  /** Some parameters keep their values. */
  static UpdateRule except(UpdateRule healthy, Predicate<Parameter> which) {
    return of(
        healthy,
        (p, memory, rate, t) -> {
          double[] before = p.value().values().clone();
          healthy.update(p, memory, rate, t);
          if (which.test(p)) {
            System.arraycopy(before, 0, p.value().values(), 0, before.length);
          }
        });
  }

  /** Every change of a value is another one. */
  static UpdateRule change(UpdateRule healthy, DoubleUnaryOperator wrong) {
    return of(
        healthy,
        (p, memory, rate, t) -> {
          double[] w = p.value().values();
          double[] before = w.clone();
          healthy.update(p, memory, rate, t);
          for (int i = 0; i < w.length; i++) {
            w[i] = before[i] + wrong.applyAsDouble(w[i] - before[i]);
          }
        });
  }
}
