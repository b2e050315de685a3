package dev.tandem.datasets.source;

import dev.tandem.data.Preprocessing;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.TrainingRows;
import dev.tandem.model.Safetensors.Entry;
import java.util.List;

/**
 * Rows of numbers that are features as they come.
 *
 * @param values [rows, features]
 */
record PointRows(float[] values, List<String> featureNames, Targets targets, List<String> notes)
    implements RawRows {
  @Override
  public FittedRows fit(TrainingRows training) {
    return new Fitted();
  }

  @Override
  public FittedRows fitted(Preprocessing preprocessing) {
    PreprocessingKinds.require(Preprocessing.AsIs.class, preprocessing);
    return new Fitted();
  }

  private final class Fitted implements FittedRows {
    @Override
    public Preprocessing preprocessing() {
      return new Preprocessing.AsIs();
    }

    @Override
    public List<String> featureNames() {
      return featureNames;
    }

    @Override
    public Entry encode(int[] rows) {
      int width = featureNames.size();
      float[] chosen = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(values, rows[i] * width, chosen, i * width, width);
      }
      return Entry.of(chosen, rows.length, width);
    }
  }
}
