package dev.tandem.network.tree;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.InitializationSpec.He;
import dev.tandem.network.InitializationSpec.Normal;
import dev.tandem.network.InitializationSpec.Xavier;
import java.util.Map;

/** {@code initialization: he}, {@code xavier} or {@code {normal: 0.01}}. */
final class InitializationForm {
  private static final String NORMAL = "normal";

  private static final Kinds<InitializationSpec> KINDS =
      Kinds.<InitializationSpec>none()
          .and("xavier", new Xavier())
          .and("he", new He())
          .and(NORMAL, InitializationForm::normal);

  private InitializationForm() {}

  static InitializationSpec read(Located value) {
    return KINDS.tagged(value);
  }

  static Object write(InitializationSpec spec) {
    return spec instanceof Normal normal
        ? Map.of(spec.name(), normal.standardDeviation())
        : spec.name();
  }

  private static InitializationSpec normal(Section section) {
    double deviation = section.number(NORMAL);
    Located value = section.find(NORMAL).orElseThrow();
    section.done();
    return value.build(() -> new Normal(deviation));
  }
}
