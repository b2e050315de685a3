package dev.tandem.datasets.table.column;

import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;

/**
 * A column whose cells only tell which rows belong together, as a patient's number does. There may
 * be as many different ones as rows: their texts are not kept.
 */
public final class KeyColumn implements Column {
  private static final int MISSING = -1;

  private final Codes cells;
  private final TextCodes codes;

  KeyColumn(Space space) {
    this.cells = new Codes(space);
    this.codes = new TextCodes(space);
  }

  /** Of codes in the order that the different texts come; -1 is a missing one. */
  KeyColumn(Codes cells, Space space) {
    this.cells = cells;
    this.codes = new TextCodes(space);
  }

  @Override
  public boolean add(String cell) {
    cells.add(codes.of(cell));
    return true;
  }

  @Override
  public void addMissing() {
    cells.add(MISSING);
  }

  @Override
  public void addFrom(Column other, int row) {
    add(other.text(row));
  }

  @Override
  public boolean isMissing(int row) {
    return cells.get(row) == MISSING;
  }

  /** Not the cell's own text, but the same for equal cells and for no others. */
  @Override
  public String text(int row) {
    return isMissing(row) ? "" : Integer.toString(cells.get(row));
  }

  @Override
  public String expected() {
    return "a text";
  }
}
