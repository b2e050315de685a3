package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.Dataset;
import dev.tandem.data.RowSplit;
import dev.tandem.datasets.source.RawRows;
import dev.tandem.datasets.source.Source;
import dev.tandem.datasets.source.Sources;
import dev.tandem.model.Model;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Test rows on which models of several specs of one source can be compared: those of the first
 * spec, without the rows that any other spec trains or validates on. Rows are told by their number
 * in the source; rows that are generated from another seed are other rows.
 */
public final class SharedTestRows {
  private final DataSpec first;
  private final DataFolders folders;
  private final int[] rows;
  private final int leftOut;
  private final Map<DataSpec, int[]> own = new HashMap<>();

  private SharedTestRows(DataSpec first, Collection<DataSpec> others, DataFolders folders) {
    this.first = first;
    this.folders = folders;
    int[] all = deal(first).test();
    BitSet seen = new BitSet();
    for (DataSpec other : others) {
      if (!other.equals(first)) {
        RowSplit dealt = deal(other);
        own.put(other, dealt.test());
        if (sameNumbers(other)) {
          Arrays.stream(dealt.training()).forEach(seen::set);
          Arrays.stream(dealt.validation()).forEach(seen::set);
        }
      }
    }
    this.rows = Arrays.stream(all).filter(row -> !seen.get(row)).toArray();
    this.leftOut = all.length - rows.length;
    own.put(first, all);
  }

  /**
   * Finds them.
   *
   * @param first whose test rows are taken
   * @param others whose models are to be scored on them
   * @throws DataException if the sources differ, a split is none, or no row is left
   */
  public static SharedTestRows of(
      DataSpec first, Collection<DataSpec> others, DataFolders folders) {
    for (DataSpec other : others) {
      if (!other.source().equals(first.source()) || !other.label().equals(first.label())) {
        throw new DataException(
            "data.source", "one source and label, to score both on the same rows", other.source());
      }
    }
    SharedTestRows shared = new SharedTestRows(first, others, folders);
    if (shared.rows.length == 0) {
      throw new DataException(
          "data.split",
          "test rows that the other side does not train on",
          "none: all " + shared.leftOut + " test rows of the one side train the other");
    }
    return shared;
  }

  private RowSplit deal(DataSpec spec) {
    Source source = Sources.find(spec.source(), folders.data());
    SplitSpec split = RowDealer.check(source, spec);
    if (split instanceof SplitSpec.None) {
      throw new DataException(
          "data.split",
          "test rows of their own where the sides' data differs",
          "none, where all rows train");
    }
    return new RowDealer(spec, split).deal(source.load(spec));
  }

  /** Whether row n of a spec can be row n of the first. */
  private boolean sameNumbers(DataSpec other) {
    boolean generated = Sources.find(first.source(), folders.data()).generated();
    return !generated || other.seed() == first.seed();
  }

  /** How many there are. */
  public int count() {
    return rows.length;
  }

  /** How many test rows of the first are not among them, since another spec trains on them. */
  public int leftOut() {
    return leftOut;
  }

  /** Whether they are exactly a spec's own test rows, which it predicts anyway. */
  public boolean areThoseOf(DataSpec spec) {
    boolean sameRows = spec.equals(first) || sameNumbers(spec) && spec.rows().equals(first.rows());
    return sameRows && Arrays.equals(rows, own.get(spec));
  }

  /**
   * Returns the rows, encoded by a model's own preprocessing.
   *
   * @throws DataException if they are not of the model's kind
   */
  public Dataset of(Model model) {
    DataSpec asModel = first.withIgnore(model.data().ignore()).with(model.data().table());
    RawRows raw = Sources.find(first.source(), folders.data()).load(asModel);
    return new LabelledRows(model).rows(raw, first.source(), rows);
  }
}
