package dev.tandem.network.tree;

import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.EarlyStoppingSpec.Metric;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code earlyStopping: {figure: loss, patience: 5, minimumChange: 0}} or {@code none}. */
final class EarlyStoppingForm {
  private static final String NONE = "none";

  private EarlyStoppingForm() {}

  static Optional<EarlyStoppingSpec> read(Located value) {
    return value.is(NONE) ? Optional.empty() : Optional.of(read(value.section()));
  }

  static Object write(Optional<EarlyStoppingSpec> spec) {
    return spec.<Object>map(EarlyStoppingForm::keys).orElse(NONE);
  }

  private static EarlyStoppingSpec read(Section section) {
    EarlyStoppingSpec standard = EarlyStoppingSpec.DEFAULT;
    Metric metric = section.oneOf("figure", Words.byName(Metric.values()), standard.metric());
    int patience = section.integer("patience", standard.patience());
    double minimumChange = section.number("minimumChange", standard.minimumChange());
    return section.done(() -> new EarlyStoppingSpec(metric, patience, minimumChange));
  }

  private static Map<String, Object> keys(EarlyStoppingSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("figure", Words.of(spec.metric()));
    keys.put("patience", spec.patience());
    keys.put("minimumChange", spec.minimumChange());
    return keys;
  }
}
