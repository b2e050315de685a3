package dev.tandem.datasets.table.cells;

import dev.tandem.data.DataException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Work on columns, on all cores; what is complained about never depends on who was first. */
public final class SideBySide {
  private SideBySide() {}

  private record Outcome<R>(Optional<R> result, Optional<DataException> complaint) {
    static <T, R> Outcome<R> of(T item, Function<T, R> work) {
      try {
        return new Outcome<>(Optional.of(work.apply(item)), Optional.empty());
      } catch (DataException e) {
        return new Outcome<>(Optional.empty(), Optional.of(e));
      }
    }
  }

  /**
   * Does it for each item.
   *
   * @return the results, in the items' order
   * @throws DataException the complaint about the first item that there is one about
   */
  public static <T, R> List<R> map(List<T> items, Function<T, R> work) {
    List<Outcome<R>> outcomes = items.parallelStream().map(item -> Outcome.of(item, work)).toList();
    for (Outcome<R> own : outcomes) {
      if (own.complaint().isPresent()) {
        throw own.complaint().get();
      }
    }
    return outcomes.stream().map(own -> own.result().orElseThrow()).toList();
  }
}
