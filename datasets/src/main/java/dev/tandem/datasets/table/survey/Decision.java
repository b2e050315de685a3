package dev.tandem.datasets.table.survey;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.network.ColumnSpec.Kind;

/**
 * What a column is.
 *
 * @param reading how its numbers or dates are written
 * @param timed whether its dates have times
 * @param note what a person should know of it; empty if nothing
 */
public record Decision(Kind kind, Reading reading, boolean timed, String note) {
  static Decision of(Kind kind, String note) {
    return new Decision(kind, Reading.PLAIN, false, note);
  }
}
