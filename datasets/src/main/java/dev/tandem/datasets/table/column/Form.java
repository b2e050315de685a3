package dev.tandem.datasets.table.column;

import dev.tandem.data.Preprocessing.Reading;

/** As what a column's cells are kept. */
public record Form(Kind kind, Reading reading) {
  /** The kinds of {@link Column}. */
  public enum Kind {
    NUMBER,
    DATE,
    TEXT,
    KEY
  }

  public static final Form NUMBER = new Form(Kind.NUMBER, Reading.PLAIN);
  public static final Form DATE = new Form(Kind.DATE, Reading.PLAIN);
  public static final Form TEXT = new Form(Kind.TEXT, Reading.PLAIN);
  public static final Form KEY = new Form(Kind.KEY, Reading.PLAIN);

  Column column(Space space) {
    return switch (kind) {
      case NUMBER -> new NumberColumn(space, reading);
      case DATE -> new DateColumn(space, reading.monthFirst());
      case TEXT -> new TextColumn(space);
      case KEY -> new KeyColumn(space);
    };
  }
}
