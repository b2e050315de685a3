package dev.tandem.model;

import dev.tandem.data.Preprocessing;
import dev.tandem.network.DataSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Parameters;
import java.util.List;

/**
 * A trained network with all that using it takes.
 *
 * @param network fitted
 * @param loss that it was trained on; says how logits become probabilities
 * @param parameters as trained, in the precision of the engine that trained them
 * @param buffers running statistics, if any
 * @param preprocessing from raw data to features, fitted on the training rows
 * @param classNames of two, the second is the positive one
 * @param threshold from which probability on the positive of two classes is answered
 * @param data that it was trained on, and how the rows were dealt out: which rows it has never seen
 */
public record Model(
    NetworkSpec network,
    LossSpec loss,
    Parameters parameters,
    Parameters buffers,
    Preprocessing preprocessing,
    List<String> classNames,
    double threshold,
    DataSpec data) {
  public Model {
    classNames = List.copyOf(classNames);
  }
}
