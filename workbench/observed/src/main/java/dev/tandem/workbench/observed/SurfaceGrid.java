package dev.tandem.workbench.observed;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.Columns;
import dev.tandem.data.Preprocessing.Encoding.Scaled;
import dev.tandem.data.Preprocessing.Encoding.Standardized;
import dev.tandem.data.Targets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Evenly spaced points of the plane that data of two columns lies in, a tenth of its range wider on
 * each side: what a network predicts there is its surface.
 *
 * @param columns what the features are called
 * @param scales by column, how a feature becomes a value in the data's own unit
 * @param low by column, the first place, as a feature
 * @param high by column, the last place
 */
public record SurfaceGrid(List<String> columns, Scale[] scales, float[] low, float[] high) {
  /** How many places there are along each axis. */
  public static final int SIDE = 48;

  private static final float MARGIN = 0.1f;

  /** The value {@code feature · deviation + mean}. */
  public record Scale(double mean, double deviation) {
    private static final Scale NONE = new Scale(0, 1);

    /** Returns a feature in the data's unit. */
    public float unit(float feature) {
      return (float) (feature * deviation + mean);
    }
  }

  /** Returns the grid; empty unless there are two columns of numbers and one answer a row. */
  public static Optional<SurfaceGrid> of(DataSplits data, Preprocessing preprocessing) {
    Dataset training = data.training();
    boolean one = !(training.targets() instanceof Targets.Values values) || values.width() == 1;
    return training.features().width() == 2 && one
        ? scales(preprocessing).map(scales -> over(data, scales))
        : Optional.empty();
  }

  private static Optional<Scale[]> scales(Preprocessing preprocessing) {
    if (preprocessing instanceof Preprocessing.AsIs) {
      return Optional.of(new Scale[] {Scale.NONE, Scale.NONE});
    }
    if (!(preprocessing instanceof Columns table) || table.columns().size() != 2) {
      return Optional.empty(); // such as two categories of one column
    }
    Scale[] scales =
        table.columns().stream()
            .map(Preprocessing.ColumnEncoding::encoding)
            .flatMap(own -> scale(own).stream())
            .toArray(Scale[]::new);
    return scales.length == 2 ? Optional.of(scales) : Optional.empty();
  }

  /** Of a number that is one feature on a linear scale. */
  private static Optional<Scale> scale(Preprocessing.Encoding encoding) {
    if (encoding instanceof Standardized own) {
      return Optional.of(new Scale(own.mean(), own.deviation()));
    }
    return encoding instanceof Scaled own && !own.log() && !own.indicator()
        ? Optional.of(new Scale(own.center(), own.spread()))
        : Optional.empty();
  }

  private static SurfaceGrid over(DataSplits data, Scale[] scales) {
    float[] low = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] high = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
    float[] row = new float[2];
    Stream.of(data.training(), data.validation(), data.test())
        .map(Dataset::features)
        .forEach(
            features -> {
              for (int i = 0; i < features.rows(); i++) {
                features.copy(i, row);
                for (int c = 0; c < 2; c++) {
                  low[c] = Math.min(low[c], row[c]);
                  high[c] = Math.max(high[c], row[c]);
                }
              }
            });
    for (int c = 0; c < 2; c++) {
      float air = high[c] > low[c] ? MARGIN * (high[c] - low[c]) : 1;
      low[c] -= air;
      high[c] += air;
    }
    return new SurfaceGrid(data.training().featureNames(), scales, low, high);
  }

  /** Returns a place along an axis, as a feature. */
  private float place(int column, int i) {
    return low[column] + (high[column] - low[column]) * i / (SIDE - 1);
  }

  /** Returns all places as rows, the first column's fastest. */
  public Features features() {
    float[] values = new float[SIDE * SIDE * 2];
    for (int i = 0; i < SIDE * SIDE; i++) {
      values[2 * i] = place(0, i % SIDE);
      values[2 * i + 1] = place(1, i / SIDE);
    }
    return Features.of(values, 2);
  }

  /** Returns where an axis begins and ends, in the data's unit. */
  public float[] range(int column) {
    return new float[] {scales[column].unit(low[column]), scales[column].unit(high[column])};
  }
}
