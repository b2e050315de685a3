package dev.tandem.datasets.table.column;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.survey.NumberText;

/** A column of finite numbers. */
public final class NumberColumn implements Column {
  private final Cells cells;
  private final Reading reading;

  NumberColumn(Space space, Reading reading) {
    this.cells = new Cells(space);
    this.reading = reading;
  }

  /** Of plain numbers; NaN is a missing one. */
  NumberColumn(Cells numbers) {
    this.cells = numbers;
    this.reading = Reading.PLAIN;
  }

  @Override
  public boolean add(String cell) {
    double number = NumberText.parse(cell, reading);
    if (Double.isNaN(number)) {
      return false;
    }
    cells.add(number);
    return true;
  }

  void add(double number) {
    cells.add(number);
  }

  @Override
  public void addMissing() {
    cells.add(Double.NaN);
  }

  @Override
  public void addFrom(Column other, int row) {
    cells.add(((NumberColumn) other).number(row));
  }

  /** The number of a row; NaN where it is missing. */
  public double number(int row) {
    return cells.getDouble(row);
  }

  @Override
  public boolean isMissing(int row) {
    return Double.isNaN(number(row));
  }

  @Override
  public String text(int row) {
    double number = number(row);
    return number == (long) number ? Long.toString((long) number) : Double.toString(number);
  }

  @Override
  public String expected() {
    return "a number";
  }
}
