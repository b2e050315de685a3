package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;

/** Whether rows and a model's preprocessing are of one kind. */
final class PreprocessingKinds {
  private PreprocessingKinds() {}

  static <P extends Preprocessing> P require(Class<P> kind, Preprocessing preprocessing) {
    if (!kind.isInstance(preprocessing)) {
      throw new DataException(
          "model",
          "one trained on " + name(kind),
          "one trained on " + name(preprocessing.getClass()));
    }
    return kind.cast(preprocessing);
  }

  private static String name(Class<? extends Preprocessing> kind) {
    if (kind == Preprocessing.Pixels.class) {
      return "images";
    }
    return kind == Preprocessing.Columns.class ? "a table's columns" : "plain numbers";
  }
}
