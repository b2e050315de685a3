package dev.tandem.datasets.source;

import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import java.util.Optional;

/** Where rows come from: a generator or files. */
public interface Source {
  /** What reports call it. */
  String name();

  /** Whether a seed makes the rows; a report says so. */
  default boolean generated() {
    return false;
  }

  /** What its targets are; where it has both, what the spec says. */
  default Task task(DataSpec spec) {
    return Task.CLASSIFICATION;
  }

  /** The split of a spec that names none. */
  SplitSpec defaultSplit(DataSpec spec);

  /** The column to predict, where a table has one by itself. */
  default Optional<String> label() {
    return Optional.empty();
  }

  /**
   * Refuses what a spec asks of this source and cannot have.
   *
   * @throws dev.tandem.data.DataException in one line
   */
  void check(DataSpec spec);

  /**
   * Text that changes whenever the rows would: checksums of files, or a generator with its
   * arguments.
   *
   * @throws dev.tandem.data.DataException if a file is not there
   */
  String identity(DataSpec spec);

  /**
   * All rows.
   *
   * @throws dev.tandem.data.DataException if they cannot be read as what they should be
   */
  RawRows load(DataSpec spec);
}
