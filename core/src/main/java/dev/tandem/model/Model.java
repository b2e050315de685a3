package dev.tandem.model;

import dev.tandem.data.Preprocessing;
import dev.tandem.network.DataSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * A trained network with all that using it takes.
 *
 * @param network fitted
 * @param loss that it was trained on; says how logits become probabilities
 * @param parameters as trained, in the precision of the engine that trained them
 * @param buffers running statistics, if any
 * @param preprocessing from raw data to features, fitted on the training rows
 * @param classNames of two, the second is the positive one
 * @param threshold from which probability on the positive of two classes is predicted
 * @param data that it was trained on, and how the rows were dealt out: which rows it has never seen
 * @param fingerprint of that data as it was, by which a change of it shows; empty if unknown
 */
public record Model(
    NetworkSpec network,
    LossSpec loss,
    Parameters parameters,
    Parameters buffers,
    Preprocessing preprocessing,
    List<String> classNames,
    double threshold,
    DataSpec data,
    Optional<String> fingerprint) {
  public Model {
    classNames = List.copyOf(classNames);
  }

  /** Trained on data whose fingerprint is not known. */
  public Model(
      NetworkSpec network,
      LossSpec loss,
      Parameters parameters,
      Parameters buffers,
      Preprocessing preprocessing,
      List<String> classNames,
      double threshold,
      DataSpec data) {
    this(
        network,
        loss,
        parameters,
        buffers,
        preprocessing,
        classNames,
        threshold,
        data,
        Optional.empty());
  }
}
