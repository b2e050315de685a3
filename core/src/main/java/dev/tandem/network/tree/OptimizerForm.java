package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code optimizer: {type: sgd, learningRate: 0.01, momentum: 0.9}}. */
final class OptimizerForm {
  private static final String LEARNING_RATE = "learningRate";

  private static final Kinds<OptimizerSpec> KINDS =
      Kinds.<OptimizerSpec>none()
          .and(Sgd.DEFAULT.name(), OptimizerForm::sgd)
          .and(Adam.DEFAULT.name(), OptimizerForm::adam);

  private OptimizerForm() {}

  static OptimizerSpec read(Section section) {
    return KINDS.typed(section, ExperimentSpec.DEFAULT_OPTIMIZER.name());
  }

  static Map<String, Object> write(OptimizerSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(Kinds.TYPE, spec.name());
    keys.put(LEARNING_RATE, spec.learningRate());
    keys.putAll(spec.accept(new Settings()));
    return keys;
  }

  private static Sgd sgd(Section section) {
    double learningRate = section.number(LEARNING_RATE, Sgd.DEFAULT.learningRate());
    double momentum = section.number("momentum", Sgd.DEFAULT.momentum());
    return section.done(() -> new Sgd(learningRate, momentum));
  }

  private static Adam adam(Section section) {
    double learningRate = section.number(LEARNING_RATE, Adam.DEFAULT.learningRate());
    double beta1 = section.number("beta1", Adam.DEFAULT.beta1());
    double beta2 = section.number("beta2", Adam.DEFAULT.beta2());
    double epsilon = section.number("epsilon", Adam.DEFAULT.epsilon());
    return section.done(() -> new Adam(learningRate, beta1, beta2, epsilon));
  }

  /** What each has beside a learning rate. */
  private static final class Settings implements OptimizerSpec.Visitor<Map<String, Object>> {
    @Override
    public Map<String, Object> sgd(Sgd spec) {
      return Map.of("momentum", spec.momentum());
    }

    @Override
    public Map<String, Object> adam(Adam spec) {
      Map<String, Object> keys = new LinkedHashMap<>();
      keys.put("beta1", spec.beta1());
      keys.put("beta2", spec.beta2());
      keys.put("epsilon", spec.epsilon());
      return keys;
    }

    @Override
    public Map<String, Object> adamW(OptimizerSpec.AdamW spec) {
      return Map.of();
    }

    @Override
    public Map<String, Object> rmsProp(OptimizerSpec.RmsProp spec) {
      return Map.of();
    }

    @Override
    public Map<String, Object> adagrad(OptimizerSpec.Adagrad spec) {
      return Map.of();
    }
  }
}
