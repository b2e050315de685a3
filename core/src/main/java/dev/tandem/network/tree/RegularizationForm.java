package dev.tandem.network.tree;

import dev.tandem.network.RegularizationSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * {@code regularization: {l1: 0.0001, clipNorm: 1}}; clipNorm and clipValue may be {@code none}.
 */
final class RegularizationForm {
  static final String CLIP_NORM = "clipNorm";
  static final String CLIP_VALUE = "clipValue";
  static final String NONE = "none";

  private static final String L1 = "l1";

  private RegularizationForm() {}

  static RegularizationSpec read(Section section) {
    double l1 = section.number(L1, RegularizationSpec.NONE.l1());
    OptionalDouble norm = section.numberOr(NONE, CLIP_NORM);
    OptionalDouble value = section.numberOr(NONE, CLIP_VALUE);
    return section.done(() -> new RegularizationSpec(l1, norm, value));
  }

  static Map<String, Object> write(RegularizationSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(L1, spec.l1());
    keys.put(CLIP_NORM, numberOrNone(spec.clipNorm()));
    keys.put(CLIP_VALUE, numberOrNone(spec.clipValue()));
    return keys;
  }

  private static Object numberOrNone(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : NONE;
  }
}
