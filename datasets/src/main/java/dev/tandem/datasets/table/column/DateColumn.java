package dev.tandem.datasets.table.column;

import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.survey.DateText;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A column of dates, perhaps with times. */
public final class DateColumn implements Column {
  private static final long DAY = 86_400;

  private final Cells cells; // twice the seconds, and 1 more where a time is given
  private final boolean monthFirst;
  private boolean timed;

  DateColumn(Space space, boolean monthFirst) {
    this.cells = new Cells(space);
    this.monthFirst = monthFirst;
  }

  @Override
  public boolean add(String cell) {
    long seconds = DateText.parse(cell, monthFirst);
    if (seconds == DateText.NONE) {
      return false;
    }
    boolean hasTime = DateText.hasTime(cell);
    timed = timed || hasTime;
    cells.add(2 * seconds + (hasTime ? 1 : 0));
    return true;
  }

  @Override
  public void addMissing() {
    cells.add(DateText.NONE);
  }

  @Override
  public void addFrom(Column other, int row) {
    cells.add(((DateColumn) other).cells.getLong(row));
    timed = timed || hasTime(cells.count() - 1);
  }

  @Override
  public boolean isMissing(int row) {
    return cells.getLong(row) == DateText.NONE;
  }

  /** Seconds from 1970-01-01T00:00 on the table's own clock. */
  public long seconds(int row) {
    return cells.getLong(row) >> 1;
  }

  /** Whether a row's date has a time. */
  public boolean hasTime(int row) {
    return (cells.getLong(row) & 1) == 1;
  }

  /** Days from 1970-01-01, without their fraction. */
  public long day(int row) {
    return Math.floorDiv(seconds(row), DAY);
  }

  /** The date and time of a row. */
  public LocalDateTime moment(int row) {
    return LocalDateTime.ofEpochSecond(seconds(row), 0, ZoneOffset.UTC);
  }

  /** Whether any cell has a time. */
  public boolean timed() {
    return timed;
  }

  @Override
  public String text(int row) {
    return isMissing(row)
        ? ""
        : hasTime(row) ? moment(row).toString() : moment(row).toLocalDate().toString();
  }

  @Override
  public String expected() {
    return "a date such as 2016-04-29";
  }
}
