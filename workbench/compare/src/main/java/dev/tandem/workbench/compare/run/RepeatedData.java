package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataException;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.DataSpec;
import dev.tandem.network.FoldSpec;
import dev.tandem.workbench.compare.experiment.ResampleSpec;

/** Which rows each repeat of a comparison has. */
record RepeatedData(ResampleSpec resample, DataFolders folders) {
  /**
   * Returns the data of a repeat.
   *
   * @param own the contender's or the experiment's
   * @param repeat counts from 1
   * @throws DataException if its rows cannot be dealt out anew
   */
  DataSpec of(DataSpec own, int repeat) {
    if (resample instanceof ResampleSpec.Split) {
      return dealtOut(ResampleSpec.RESAMPLE, own).withSplitSeed(own.splitSeed() + repeat - 1);
    }
    if (resample instanceof ResampleSpec.Folds folds) {
      return dealtOut(ResampleSpec.FOLDS, own).with(new FoldSpec(repeat, folds.count()));
    }
    return own;
  }

  private DataSpec dealtOut(String key, DataSpec own) {
    own.fold()
        .ifPresent(
            fold -> {
              throw new DataException(
                  key,
                  "data without a fold of its own",
                  "data.fold " + fold.index() + " of " + fold.of());
            });
    return DatasetCatalog.resampled(key, own, folders);
  }
}
