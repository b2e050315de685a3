package dev.tandem.network.tree;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;
import java.util.List;
import java.util.Map;

/** {@code relu}, {@code {leaky-relu: 0.01}} or {@code {gelu: tanh}}; settings may be left out. */
final class ActivationForm {
  static final Kinds<ActivationSpec> KINDS = kinds();

  private ActivationForm() {}

  static ActivationSpec read(Located value) {
    return KINDS.tagged(value);
  }

  static Object write(ActivationSpec spec) {
    return spec.accept(new Writer());
  }

  private static Kinds<ActivationSpec> kinds() {
    Kinds<ActivationSpec> kinds =
        Kinds.<ActivationSpec>none()
            .and(LeakyRelu.DEFAULT.name(), LeakyRelu.DEFAULT, LeakyRelu::new)
            .and(Elu.DEFAULT.name(), Elu.DEFAULT, Elu::new)
            .and(Softplus.DEFAULT.name(), Softplus.DEFAULT, Softplus::new)
            .and(Gelu.DEFAULT.name(), ActivationForm::gelu);
    for (ActivationSpec plain :
        List.of(new Identity(), new Relu(), new Tanh(), new Sigmoid(), new Selu(), new Silu())) {
      kinds = kinds.and(plain.name(), plain);
    }
    return kinds;
  }

  private static ActivationSpec gelu(Section section) {
    return section
        .only(Gelu.DEFAULT.name())
        .map(value -> new Gelu(value.oneOf(Words.byName(Gelu.Form.values()))))
        .orElse(Gelu.DEFAULT);
  }

  private static final class Writer implements ActivationSpec.Visitor<Object> {
    @Override
    public Object identity(Identity spec) {
      return spec.name();
    }

    @Override
    public Object relu(Relu spec) {
      return spec.name();
    }

    @Override
    public Object tanh(Tanh spec) {
      return spec.name();
    }

    @Override
    public Object sigmoid(Sigmoid spec) {
      return spec.name();
    }

    @Override
    public Object leakyRelu(LeakyRelu spec) {
      return Map.of(spec.name(), spec.slope());
    }

    @Override
    public Object elu(Elu spec) {
      return Map.of(spec.name(), spec.alpha());
    }

    @Override
    public Object selu(Selu spec) {
      return spec.name();
    }

    @Override
    public Object gelu(Gelu spec) {
      return Map.of(spec.name(), Words.of(spec.form()));
    }

    @Override
    public Object silu(Silu spec) {
      return spec.name();
    }

    @Override
    public Object softplus(Softplus spec) {
      return Map.of(spec.name(), spec.beta());
    }
  }
}
