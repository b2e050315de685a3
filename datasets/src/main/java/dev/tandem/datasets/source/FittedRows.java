package dev.tandem.datasets.source;

import dev.tandem.data.Preprocessing;
import dev.tandem.model.Safetensors.Entry;
import java.util.List;

/** Rows with the preprocessing that was fitted on the training rows among them. */
public interface FittedRows {
  Preprocessing preprocessing();

  /** One a feature. */
  List<String> featureNames();

  /** The features of some rows, [rows, features], as they are stored: F32, or U8 for pixels. */
  Entry encode(int[] rows);

  /**
   * The same of some of the rows that the preprocessing was fitted on. Where a feature is made of
   * targets, a training row's own has no part in it.
   *
   * @param rows that follow each other among the training rows
   * @param first the place of the first of them there
   */
  default Entry encodeTraining(int[] rows, int first) {
    return encode(rows);
  }
}
