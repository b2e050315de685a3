package dev.tandem.datasets.table.column;

/** The cells of one column; those without a value are told apart. */
public sealed interface Column permits NumberColumn, DateColumn, TextColumn, KeyColumn {
  /** Adds a trimmed cell; returns whether it is of this column's kind. */
  boolean add(String cell);

  /** Adds a cell without a value. */
  void addMissing();

  /** Adds a cell of another column of this kind. */
  void addFrom(Column other, int row);

  /** Whether a row has no value. */
  boolean isMissing(int row);

  /** A cell as text. */
  String text(int row);

  /** What a cell of this kind is, for messages. */
  String expected();
}
