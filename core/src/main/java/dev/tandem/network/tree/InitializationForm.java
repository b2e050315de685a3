package dev.tandem.network.tree;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.InitializationSpec.He;
import dev.tandem.network.InitializationSpec.HeUniform;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Orthogonal;
import dev.tandem.network.InitializationSpec.Torch;
import dev.tandem.network.InitializationSpec.Xavier;
import dev.tandem.network.InitializationSpec.XavierUniform;
import dev.tandem.network.InitializationSpec.Zeros;
import java.util.List;
import java.util.Map;

/** {@code initialization: he}, {@code torch}, ... or {@code {normal: 0.01}}. */
final class InitializationForm {
  private static final String NORMAL = "normal";

  private static final Kinds<InitializationSpec> KINDS = kinds();

  private InitializationForm() {}

  static InitializationSpec read(Located value) {
    return KINDS.tagged(value);
  }

  static Object write(InitializationSpec spec) {
    return spec instanceof Normal normal
        ? Map.of(spec.name(), normal.standardDeviation())
        : spec.name();
  }

  private static Kinds<InitializationSpec> kinds() {
    Kinds<InitializationSpec> kinds =
        Kinds.<InitializationSpec>none().and(NORMAL, InitializationForm::normal);
    for (InitializationSpec plain :
        List.of(
            new Xavier(),
            new XavierUniform(),
            new He(),
            new HeUniform(),
            new Torch(),
            new Zeros(),
            new Orthogonal())) {
      kinds = kinds.and(plain.name(), plain);
    }
    return kinds;
  }

  private static InitializationSpec normal(Section section) {
    section.number(NORMAL); // a deviation has no default
    return section.only(NORMAL).orElseThrow().build(Normal::new);
  }
}
