package dev.tandem.datasets.table.survey;

import dev.tandem.datasets.table.survey.ColumnSurvey.Cell;
import java.util.ArrayList;
import java.util.List;

/** Cells of a column with the same traits: how many there are, and the first ones. */
final class Alike {
  static final int EXAMPLES = 3;

  private final Traits traits;
  private final List<Cell> first = new ArrayList<>(EXAMPLES);
  private long count;

  Alike(Traits traits) {
    this.traits = traits;
  }

  void add(ColumnScan cells, int row, long line) {
    if (count++ < EXAMPLES) {
      first.add(new Cell(cells.text(row), line));
    }
  }

  Traits traits() {
    return traits;
  }

  long count() {
    return count;
  }

  /** At most {@link #EXAMPLES}. */
  List<Cell> first() {
    return first;
  }
}
