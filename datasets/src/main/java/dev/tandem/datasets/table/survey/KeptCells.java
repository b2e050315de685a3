package dev.tandem.datasets.table.survey;

import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Space;
import java.util.Optional;

/**
 * The cells of a column as its survey leaves them, so that they need not be read again: by their
 * texts while these are few, then as numbers while all are plain ones, and else not at all.
 */
final class KeptCells {
  /** The code of a missing value. */
  static final int MISSING = -1;

  private final Space space;
  private Cells codes;
  private Cells numbers;

  KeptCells(Space space) {
    this.space = space;
    this.codes = new Cells(space, Integer.BYTES);
  }

  void addMissing() {
    if (codes != null) {
      codes.add(MISSING);
    } else {
      addNumber(Double.NaN);
    }
  }

  /** Adds a cell by its text. */
  void add(int code) {
    codes.add(code);
  }

  /** There are too many texts: cells are numbers from now on. */
  void toNumbers(double[] byCode) {
    numbers = new Cells(space, Double.BYTES);
    for (int row = 0; row < codes.count() && numbers != null; row++) {
      int code = codes.getInt(row);
      if (code == MISSING) {
        addNumber(Double.NaN);
      } else {
        add(byCode[code]);
      }
    }
    codes = null;
  }

  /** Adds a cell as a number; NaN if it is none. */
  void add(double number) {
    if (Double.isNaN(number)) {
      numbers = null;
    } else {
      addNumber(number);
    }
  }

  private void addNumber(double number) {
    if (numbers != null) {
      numbers.add(number);
    }
  }

  Optional<Cells> codes() {
    return Optional.ofNullable(codes);
  }

  Optional<Cells> numbers() {
    return Optional.ofNullable(numbers);
  }
}
