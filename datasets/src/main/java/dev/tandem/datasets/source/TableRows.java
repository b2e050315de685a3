package dev.tandem.datasets.source;

import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.EncodingFitter;
import dev.tandem.datasets.table.Table;
import dev.tandem.datasets.table.TableEncoder;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table, those that are kept.
 *
 * @param kept rows of the table, ascending
 * @param told what to predict, of all the table's rows
 * @param plans the columns that become features, in order
 * @param bestScores by row that is kept
 */
record TableRows(
    Table table,
    int[] kept,
    Targets told,
    List<ColumnPlan> plans,
    List<String> notes,
    Optional<double[]> bestScores)
    implements RawRows {

  @Override
  public Targets targets() {
    return told.of(kept);
  }

  @Override
  public int[] groups(String column) {
    int[] groups = table.groups(column);
    return Arrays.stream(kept).map(row -> groups[row]).toArray();
  }

  @Override
  public int sourceRow(int row) {
    return kept[row];
  }

  @Override
  public FittedRows fit(int[] trainingRows) {
    EncodingFitter fitter = new EncodingFitter(table, tableRows(trainingRows));
    return new Fitted(plans.stream().map(fitter::fit).toList());
  }

  @Override
  public FittedRows fitted(Preprocessing preprocessing) {
    return new Fitted(
        PreprocessingKinds.require(Preprocessing.Columns.class, preprocessing).columns());
  }

  private int[] tableRows(int[] rows) {
    return Arrays.stream(rows).map(row -> kept[row]).toArray();
  }

  private final class Fitted implements FittedRows {
    private final List<ColumnEncoding> encodings;
    private final TableEncoder encoder;

    Fitted(List<ColumnEncoding> encodings) {
      this.encodings = encodings;
      this.encoder = new TableEncoder(encodings);
    }

    @Override
    public Preprocessing preprocessing() {
      return new Preprocessing.Columns(encodings);
    }

    @Override
    public List<String> featureNames() {
      return encoder.featureNames();
    }

    @Override
    public Entry encode(int[] rows) {
      int bytes = Type.F32.bytes() * table.cells(rows.length, encoder.width());
      ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
      encoder.encode(table, tableRows(rows), data.asFloatBuffer());
      return new Entry(Type.F32, new int[] {rows.length, encoder.width()}, data);
    }
  }
}
