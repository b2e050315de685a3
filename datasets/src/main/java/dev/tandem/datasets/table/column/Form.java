package dev.tandem.datasets.table.column;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.survey.ColumnSurvey;
import java.util.Optional;

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

  /** The column that a survey has kept; empty if its cells must be read again. */
  Optional<Column> column(ColumnSurvey survey, Space space) {
    if (equals(NUMBER) && survey.plainNumbers().isPresent()) {
      return survey.plainNumbers().map(NumberColumn::new);
    }
    if (survey.codes().isEmpty()) {
      return Optional.empty();
    }
    Codes codes = survey.codes().get();
    if (kind == Kind.TEXT) {
      return Optional.of(new TextColumn(codes, survey.texts()));
    }
    if (kind == Kind.KEY) {
      return Optional.of(new KeyColumn(codes, space));
    }
    Column each = column(new Space()); // text that there is
    for (String text : survey.texts()) {
      if (!each.add(text)) {
        return Optional.empty(); // so that the complaint has a line
      }
    }
    Column column = column(space);
    for (int row = 0; row < codes.count(); row++) {
      if (codes.get(row) < 0) {
        column.addMissing();
      } else {
        column.addFrom(each, codes.get(row));
      }
    }
    return Optional.of(column);
  }

  /** A column without cells. */
  Column column(Space space) {
    return switch (kind) {
      case NUMBER -> new NumberColumn(space, reading);
      case DATE -> new DateColumn(space, reading.monthFirst());
      case TEXT -> new TextColumn(space);
      case KEY -> new KeyColumn(space);
    };
  }
}
