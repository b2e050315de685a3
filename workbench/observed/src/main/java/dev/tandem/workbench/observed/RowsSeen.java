package dev.tandem.workbench.observed;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.model.PreprocessingText;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Tensor;

/**
 * The rows as they were handed to the session, and those kept aside. Hashes are SHA-256.
 *
 * @param rows in training
 * @param sourceSha256 of their numbers in the source, in order
 * @param featuresSha256 of the features of up to a thousand training rows, spread evenly, as a
 *     session reads them
 * @param targetsSha256 of all training rows' labels or numbers
 * @param heldOut rows of validation and test
 * @param heldOutSha256 of their numbers in the source and of their targets
 * @param preprocessingSha256 of how raw data became features, with all that was fitted
 * @param preprocessing the same in a word or two
 * @param preparedFingerprint of the prepared file
 */
public record RowsSeen(
    int rows,
    String sourceSha256,
    String featuresSha256,
    String targetsSha256,
    String heldOut,
    String heldOutSha256,
    String preprocessingSha256,
    String preprocessing,
    String preparedFingerprint) {
  private static final int MOST_ROWS = 1000;

  /** Of the features of some rows, as a session reads them. */
  public static String features(Features features) {
    int count = Math.min(MOST_ROWS, features.rows());
    Fingerprint fingerprint = new Fingerprint();
    float[] row = new float[features.width()];
    for (int i = 0; i < count; i++) {
      features.gather(new int[] {(int) ((long) i * features.rows() / count)}, row);
      fingerprint.add(Tensor.of(row.clone(), row.length));
    }
    return fingerprint.hex();
  }

  /** Of labels or numbers. */
  public static String targets(Targets targets) {
    Fingerprint fingerprint = new Fingerprint();
    add(targets, fingerprint);
    return fingerprint.hex();
  }

  /** Of rows kept aside: where they come from, and what is right for them. */
  public static String heldOut(
      int[] validationRows, Dataset validation, int[] testRows, Dataset test) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(validationRows);
    add(validation.targets(), fingerprint);
    fingerprint.add(testRows);
    add(test.targets(), fingerprint);
    return fingerprint.hex();
  }

  /** Of how raw data became features. */
  public static String preprocessing(Preprocessing preprocessing) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(PreprocessingText.write(preprocessing));
    return fingerprint.hex();
  }

  /** How raw data became features, in a word or two. */
  public static String words(Preprocessing preprocessing) {
    if (preprocessing instanceof Preprocessing.Pixels) {
      return "pixels, scaled";
    }
    return preprocessing instanceof Preprocessing.Columns columns
        ? columns.columns().size() + " columns, encoded"
        : "as it comes";
  }

  private static void add(Targets targets, Fingerprint fingerprint) {
    if (targets instanceof Targets.Values values) {
      fingerprint.add(Tensor.of(values.values(), values.rows(), values.width()));
    } else {
      fingerprint.add(((Targets.Classes) targets).labels());
    }
  }
}
