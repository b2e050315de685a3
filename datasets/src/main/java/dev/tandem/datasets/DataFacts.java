package dev.tandem.datasets;

import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.network.Task;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a report says about prepared data.
 *
 * @param task what the targets are
 * @param generated whether a seed made the rows, rather than the world
 * @param fingerprint SHA-256 in hex of all that training sees: features, labels and rows of each
 *     side, the preprocessing, names and the split. Same fingerprint, same data.
 * @param split as {@code SplitSpec.text} writes it
 * @param features how many a row has
 * @param classes of two, the second is the positive one; none where targets are numbers
 * @param notes what happened on the way, one line each
 * @param columns what a person's own table has, column by column; none of other data
 * @param findings what is suspicious about a person's own table, one line each, the gravest first;
 *     no part of the fingerprint
 * @param bestPrAuc generated appointments only: the test rows' PR-AUC under the generator's own
 *     probabilities, which no model beats but by luck
 * @param targetsScaled whether targets that are numbers are standardized for training, so that a
 *     loss is that of standardized ones
 */
public record DataFacts(
    String name,
    Task task,
    boolean generated,
    String fingerprint,
    String split,
    int features,
    List<String> classes,
    int trainRows,
    int validationRows,
    int testRows,
    List<String> notes,
    List<ColumnFacts> columns,
    List<String> findings,
    OptionalDouble bestPrAuc,
    boolean targetsScaled) {
  public DataFacts {
    classes = List.copyOf(classes);
    notes = List.copyOf(notes);
    columns = List.copyOf(columns);
    findings = List.copyOf(findings);
  }

  /** How many classes, or how many numbers a row has to predict: one, whatever the source. */
  public int targets() {
    return task == Task.REGRESSION ? 1 : classes.size();
  }
}
