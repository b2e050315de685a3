package dev.tandem.workbench.report.tensorboard;

import dev.tandem.fault.PlainText;
import dev.tandem.training.Score;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.report.tensorboard.EventMessage.Value;
import java.util.ArrayList;
import java.util.List;

/** What an epoch told, as scalars by tag; undefined ones are left out. */
final class EpochScalars {
  private final List<Value> values = new ArrayList<>();

  private EpochScalars() {}

  /**
   * The scalars.
   *
   * @param rows that an epoch trains on
   */
  static List<Value> of(Observation.Epoch epoch, int rows) {
    EpochScalars scalars = new EpochScalars();
    scalars.scores("train", epoch.train());
    scalars.scores("validation", epoch.validation());
    scalars.scores("test", epoch.test());
    scalars.add("learning rate/at the epoch's end", epoch.learningRates().last());
    scalars.add("speed/rows per second", rows / epoch.seconds());
    scalars.add("speed/seconds of training", epoch.seconds());
    if (epoch.residentBytes() > 0) {
      scalars.add("memory/resident bytes", epoch.residentBytes());
    }
    if (epoch.glance() != null && epoch.glance().gradientNorms() != null) {
      epoch.glance().gradientNorms().forEach((layer, norm) -> scalars.norm(layer, norm));
    }
    return scalars.values;
  }

  private void scores(String rows, Score score) {
    add("loss/" + rows, score.loss());
    add("accuracy/" + rows, score.accuracy());
    add("F1/" + rows, score.f1());
  }

  private void norm(String layer, Double norm) {
    if (norm != null) {
      add("gradient norm/" + layer, norm);
    }
  }

  private void add(String tag, double value) {
    if (Double.isFinite(value)) {
      values.add(new Value(PlainText.oneLine(tag), (float) value));
    }
  }
}
