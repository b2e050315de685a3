package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.RowSplit;
import dev.tandem.data.TargetScale;
import dev.tandem.data.Targets;
import dev.tandem.datasets.preflight.Finding;
import dev.tandem.datasets.preflight.Inspection;
import dev.tandem.datasets.preflight.Preflight;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.datasets.table.ColumnPlan;
import dev.tandem.datasets.table.EncodingFitter;
import dev.tandem.datasets.table.TableEncoder;
import dev.tandem.datasets.table.TrainingRows;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.DateColumn;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.network.SplitSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a table, those that are kept.
 *
 * @param kept rows of the table, ascending
 * @param told what to predict, of all the table's rows; of rows that are not kept it says nothing
 * @param plans the columns that become features, in order
 * @param columns what is shown of the table's columns
 * @param missing texts that stand for a missing value, beside the usual ones
 * @param standardizesTarget whether targets that are numbers are standardized for training
 * @param labelReading how the label's cells are written, if they are numbers
 * @param history what columns are made of earlier rows, if any are
 * @param bestScores by row that is kept
 */
record TableRows(
    Table table,
    int[] kept,
    Targets told,
    List<ColumnPlan> plans,
    List<String> notes,
    List<ColumnFacts> columns,
    List<String> missing,
    boolean standardizesTarget,
    Preprocessing.Reading labelReading,
    Optional<Preprocessing.History> history,
    Optional<double[]> bestScores)
    implements RawRows {

  /** A preset's table, whose columns everybody knows. */
  static TableRows preset(
      Table table,
      int[] kept,
      Targets told,
      List<ColumnPlan> plans,
      List<String> notes,
      Optional<Preprocessing.History> history,
      Optional<double[]> bestScores) {
    return new TableRows(
        table,
        kept,
        told,
        plans,
        notes,
        List.of(),
        List.of(),
        false,
        Preprocessing.Reading.PLAIN,
        history,
        bestScores);
  }

  @Override
  public Targets targets() {
    return told.of(kept);
  }

  @Override
  public int[] groups(String column) {
    return table.groups(column, kept);
  }

  @Override
  public double[] moments(String column) {
    Column moments = table.required(column);
    if (moments instanceof TextColumn) {
      throw new DataException("data.split", "a column of dates or numbers for time", column);
    }
    double[] values = new double[kept.length];
    for (int i = 0; i < values.length; i++) {
      int row = kept[i];
      if (moments.isMissing(row)) {
        throw table.complaint(row, column, "a moment, since it makes the split", "");
      }
      values[i] =
          moments instanceof DateColumn dates
              ? dates.seconds(row)
              : ((NumberColumn) moments).number(row);
    }
    return values;
  }

  @Override
  public String[] sides(String column) {
    Column sides = table.required(column);
    return Arrays.stream(kept).mapToObj(sides::text).toArray(String[]::new);
  }

  @Override
  public int sourceRow(int row) {
    return kept[row];
  }

  @Override
  public FittedRows fit(TrainingRows training) {
    int[] rows = tableRows(training.rows());
    EncodingFitter fitter =
        new EncodingFitter(table, new TrainingRows(rows, training.targets(), training.seed()));
    List<ColumnEncoding> encodings = SideBySide.map(plans, fitter::fit);
    TargetScale scale = standardizesTarget ? fitter.targetScale() : TargetScale.NONE;
    return new Fitted(
        new Preprocessing.Columns(encodings, missing, scale, labelReading, history), fitter.own());
  }

  @Override
  public FittedRows fitted(Preprocessing preprocessing) {
    return new Fitted(
        PreprocessingKinds.require(Preprocessing.Columns.class, preprocessing), Map.of());
  }

  @Override
  public List<Finding> findings(RowSplit dealt, SplitSpec how) {
    if (columns.isEmpty()) {
      return List.of(); // a preset's
    }
    RowSplit rows =
        new RowSplit(
            tableRows(dealt.training()), tableRows(dealt.validation()), tableRows(dealt.test()));
    return Preflight.findings(new Inspection(table, columns, told, standardizesTarget, rows, how));
  }

  private int[] tableRows(int[] rows) {
    return Arrays.stream(rows).map(row -> kept[row]).toArray();
  }

  private final class Fitted implements FittedRows {
    private final Preprocessing.Columns fitted;
    private final Map<String, double[]> own;
    private final TableEncoder encoder;

    Fitted(Preprocessing.Columns fitted, Map<String, double[]> own) {
      this.fitted = fitted;
      this.own = own;
      this.encoder = new TableEncoder(fitted.columns());
    }

    @Override
    public Preprocessing preprocessing() {
      return fitted;
    }

    @Override
    public List<String> featureNames() {
      return encoder.featureNames();
    }

    @Override
    public Entry encode(int[] rows) {
      return encode(rows, Map.of(), 0);
    }

    @Override
    public Entry encodeTraining(int[] rows, int first) {
      return encode(rows, own, first);
    }

    private Entry encode(int[] rows, Map<String, double[]> own, int first) {
      int bytes = Type.F32.bytes() * table.cells(rows.length, encoder.width());
      ByteBuffer data = table.room(bytes).order(ByteOrder.LITTLE_ENDIAN);
      encoder.encode(table, tableRows(rows), own, first, data.asFloatBuffer());
      return new Entry(Type.F32, new int[] {rows.length, encoder.width()}, data);
    }
  }
}
