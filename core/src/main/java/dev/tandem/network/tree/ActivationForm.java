package dev.tandem.network.tree;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import java.util.List;

/** {@code relu}: an activation's name, alone. */
final class ActivationForm {
  /** All without settings. */
  static final List<ActivationSpec> PLAIN =
      List.of(new Identity(), new Relu(), new Tanh(), new Sigmoid());

  private static final Kinds<ActivationSpec> KINDS = kinds();

  private ActivationForm() {}

  static ActivationSpec read(Located value) {
    return KINDS.tagged(value);
  }

  static Object write(ActivationSpec spec) {
    return spec.name();
  }

  private static Kinds<ActivationSpec> kinds() {
    Kinds<ActivationSpec> kinds = Kinds.none();
    for (ActivationSpec activation : PLAIN) {
      kinds = kinds.and(activation.name(), activation);
    }
    return kinds;
  }
}
