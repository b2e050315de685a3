package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedData;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.observed.RowsSeen;

/** The rows that a session was opened with, as hashes. */
final class HandedOver {
  private HandedOver() {}

  static RowsSeen rows(PreparedData data) {
    DataSplits splits = data.splits();
    return new RowsSeen(
        splits.training().rows(),
        Fingerprint.of(data.trainingSourceRows()),
        RowsSeen.features(splits.training().features()),
        RowsSeen.targets(splits.training().targets()),
        splits.validation().rows() + " validation and " + splits.test().rows() + " test rows",
        RowsSeen.heldOut(
            data.validationSourceRows(), splits.validation(), data.testSourceRows(), splits.test()),
        RowsSeen.preprocessing(data.preprocessing()),
        RowsSeen.words(data.preprocessing()),
        data.facts().fingerprint());
  }
}
