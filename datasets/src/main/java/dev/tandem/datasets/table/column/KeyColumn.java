package dev.tandem.datasets.table.column;

/**
 * A column whose cells only tell which rows belong together, as a patient's number does. There may
 * be as many different ones as rows: their texts are not kept.
 */
public final class KeyColumn implements Column {
  private static final int MISSING = -1;

  private final Cells cells;
  private final TextCodes codes;

  KeyColumn(Space space) {
    this.cells = new Cells(space, Integer.BYTES);
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
  public boolean isMissing(int row) {
    return cells.getInt(row) == MISSING;
  }

  /** Not the cell's own text, but the same for equal cells and for no others. */
  @Override
  public String text(int row) {
    return isMissing(row) ? "" : Integer.toString(cells.getInt(row));
  }

  @Override
  public String expected() {
    return "a text";
  }
}
