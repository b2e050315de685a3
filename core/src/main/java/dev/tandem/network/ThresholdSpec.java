package dev.tandem.network;

/**
 * From which probability on the positive of two classes is predicted: fixed, or chosen on the
 * validation rows after training and then applied once to the test rows.
 */
public sealed interface ThresholdSpec {
  /** What a user types, e.g. {@code "f1"}. */
  String name();

  /** A probability given beforehand. */
  record Fixed(double probability) implements ThresholdSpec {
    public static final Fixed DEFAULT = new Fixed(0.5);

    public Fixed {
      Ranges.share("fixed", probability);
    }

    @Override
    public String name() {
      return "fixed";
    }
  }

  /** That of the best F1. */
  record BestF1() implements ThresholdSpec {
    @Override
    public String name() {
      return "f1";
    }
  }

  /** The highest that still finds this share of the positives. */
  record AtRecall(double recall) implements ThresholdSpec {
    public AtRecall {
      Ranges.share("recall", recall);
    }

    @Override
    public String name() {
      return "recall";
    }
  }

  /** That of the lowest cost, where each false positive and each false negative costs so much. */
  record LowestCost(double falsePositive, double falseNegative) implements ThresholdSpec {
    public LowestCost {
      Ranges.positive("falsePositive", falsePositive);
      Ranges.positive("falseNegative", falseNegative);
    }

    @Override
    public String name() {
      return "cost";
    }
  }
}
