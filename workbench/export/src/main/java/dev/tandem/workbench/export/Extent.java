package dev.tandem.workbench.export;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.Dataset;
import dev.tandem.network.LayerSpec;
import dev.tandem.workbench.export.program.Recipe;

/**
 * How much of an experiment fits into a file: whole rows, and as many epochs as there is room for,
 * at least three. Initial weights are not counted.
 *
 * @param recipe of all rows and epochs
 */
record Extent(Recipe recipe, long mostBytes) {
  private static final int LEAST_EPOCHS = 3;

  /** Whether all rows fit, with the orders and masks of three epochs. */
  boolean fitsRows() {
    return bytes() <= mostBytes;
  }

  /** How many training rows fit, where not all do: whole batches. */
  int trainingRows() {
    int fitting = fitting(recipe.data().training().rows());
    int batch = recipe.experiment().training().batchSize().orElse(1);
    return fitting < batch ? fitting : fitting - fitting % batch;
  }

  /** How many test rows fit, where not all do. */
  int testRows() {
    return fitting(recipe.data().test().rows());
  }

  private int fitting(int rows) {
    long fixed = bytesOfValidation();
    double share = (double) (mostBytes - fixed) / (bytes() - fixed);
    return Math.max(1, (int) (rows * share));
  }

  /** Of how many epochs the orders and masks fit. */
  int epochs() {
    long left = mostBytes - bytes();
    long more = left <= 0 ? 0 : left / bytesOfEpoch();
    return (int) Math.min(recipe.epochs(), LEAST_EPOCHS + more);
  }

  private long bytes() {
    return bytesOf(recipe.data().training())
        + bytesOfValidation()
        + bytesOf(recipe.data().test())
        + LEAST_EPOCHS * bytesOfEpoch();
  }

  private long bytesOfValidation() {
    return recipe.usesValidation() ? bytesOf(recipe.data().validation()) : 0;
  }

  private long bytesOf(Dataset rows) {
    int feature = rows.features() instanceof ByteFeatures ? Byte.BYTES : Float.BYTES;
    int targets =
        recipe.experiment().loss().ofLogits() ? 1 : recipe.experiment().network().outputs();
    long bytesPerRow = (long) feature * rows.features().width() + (long) Float.BYTES * targets;
    return rows.rows() * bytesPerRow;
  }

  /** Orders and masks; rates are few beside them. */
  private long bytesOfEpoch() {
    long bytesPerRow = Integer.BYTES;
    int[] widths = recipe.experiment().network().widths();
    for (int i = 0; i < recipe.experiment().network().layers().size(); i++) {
      if (recipe.experiment().network().layers().get(i) instanceof LayerSpec.Dropout) {
        bytesPerRow += widths[i];
      }
    }
    return recipe.data().training().rows() * bytesPerRow;
  }
}
