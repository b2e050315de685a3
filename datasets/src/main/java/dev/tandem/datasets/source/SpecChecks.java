package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.network.DataSpec;
import dev.tandem.network.TableSpec;
import dev.tandem.network.Task;

/** Refusals that several sources share. */
public final class SpecChecks {
  private SpecChecks() {}

  static void noRows(DataSpec spec, String why) {
    if (spec.rows().isPresent()) {
      throw new DataException("data.rows: " + why + ", got " + spec.rows().getAsInt());
    }
  }

  /** Files whose form is known: neither columns nor a number of rows can be said. */
  static void nothingOfTables(DataSpec spec) {
    noColumns(spec);
    noRowsOfFiles(spec);
  }

  static void noRowsOfFiles(DataSpec spec) {
    noRows(spec, "only generated data takes it (for fewer rows: trainRows and testRows)");
  }

  public static void task(DataSpec spec, Task own) {
    if (spec.task() != own) {
      throw new DataException(
          "data.task", own.label() + ", the task of " + spec.source(), spec.task().label());
    }
  }

  /** Of the keys of tables, a source takes those of a spec that says no others. */
  static void tableKeys(DataSpec spec, TableSpec taken) {
    if (!spec.table().equals(taken)) {
      throw new DataException(
          "data: format, columns, missing, missingLabels, classes, target and history are for"
              + " tables of your own; "
              + spec.source()
              + (taken.equals(TableSpec.DEFAULT)
                  ? " takes none of them"
                  : " takes format and history alone"));
    }
  }

  static void noColumns(DataSpec spec) {
    if (spec.label().isPresent()) {
      throw new DataException(
          "data.label: only tables take it; "
              + spec.source()
              + " has its own label, got "
              + spec.label().get());
    }
    if (!spec.ignore().isEmpty()) {
      throw new DataException(
          "data.ignore: only tables take it; "
              + spec.source()
              + " has its own columns, got "
              + String.join(", ", spec.ignore()));
    }
    tableKeys(spec, TableSpec.DEFAULT);
  }
}
