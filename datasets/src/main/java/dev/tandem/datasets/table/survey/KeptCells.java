package dev.tandem.datasets.table.survey;

import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;
import java.util.Optional;

/**
 * The cells of a column as its survey leaves them, so that they need not be read again: by their
 * texts while these are few, and as numbers while all are plain ones.
 */
final class KeptCells {
  /** The code of a missing value. */
  static final int MISSING = -1;

  private Codes codes;
  private Cells numbers;

  KeptCells(Space space) {
    this.codes = new Codes(space);
    this.numbers = new Cells(space);
  }

  void addMissing() {
    if (codes != null) {
      codes.add(MISSING);
    }
    if (numbers != null) {
      numbers.add(Double.NaN);
    }
  }

  /** Adds a cell by the number of its text; -1 if there are too many texts. */
  void addText(int text) {
    if (text < 0) {
      codes = null;
    } else if (codes != null) {
      codes.add(text);
    }
  }

  /** Whether all cells are plain numbers as yet. */
  boolean areNumbers() {
    return numbers != null;
  }

  /** Adds a cell as a number; NaN if it is none. */
  void addNumber(double number) {
    if (Double.isNaN(number)) {
      numbers = null;
    } else {
      numbers.add(number);
    }
  }

  Optional<Codes> codes() {
    return Optional.ofNullable(codes);
  }

  Optional<Cells> numbers() {
    return Optional.ofNullable(numbers);
  }
}
