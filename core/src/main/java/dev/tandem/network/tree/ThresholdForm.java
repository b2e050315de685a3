package dev.tandem.network.tree;

import dev.tandem.network.ThresholdSpec;
import dev.tandem.network.ThresholdSpec.AtRecall;
import dev.tandem.network.ThresholdSpec.BestF1;
import dev.tandem.network.ThresholdSpec.Fixed;
import dev.tandem.network.ThresholdSpec.LowestCost;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code threshold: 0.5}, {@code f1}, {@code {recall: 0.8}} or {@code {cost: {falsePositive: 1,
 * falseNegative: 5}}}.
 */
final class ThresholdForm {
  private static final String F1 = "f1";
  private static final String RECALL = "recall";
  private static final String COST = "cost";
  private static final String FALSE_POSITIVE = "falsePositive";
  private static final String FALSE_NEGATIVE = "falseNegative";

  private static final Kinds<ThresholdSpec> KINDS =
      Kinds.<ThresholdSpec>none()
          .and(F1, new BestF1())
          .and(RECALL, ThresholdForm::atRecall)
          .and(COST, ThresholdForm::lowestCost)
          .orNumber(Fixed::new);

  private ThresholdForm() {}

  static ThresholdSpec read(Located value) {
    return KINDS.tagged(value);
  }

  static Object write(ThresholdSpec spec) {
    if (spec instanceof Fixed fixed) {
      return fixed.probability();
    }
    if (spec instanceof AtRecall at) {
      return Map.of(RECALL, at.recall());
    }
    return spec instanceof LowestCost cost ? Map.of(COST, costs(cost)) : F1;
  }

  private static AtRecall atRecall(Section section) {
    double recall = section.number(RECALL);
    return section.done(() -> new AtRecall(recall));
  }

  private static LowestCost lowestCost(Section section) {
    Section costs = section.section(COST);
    double falsePositive = costs.number(FALSE_POSITIVE);
    double falseNegative = costs.number(FALSE_NEGATIVE);
    return costs.done(() -> new LowestCost(falsePositive, falseNegative));
  }

  private static Map<String, Object> costs(LowestCost spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put(FALSE_POSITIVE, spec.falsePositive());
    keys.put(FALSE_NEGATIVE, spec.falseNegative());
    return keys;
  }
}
