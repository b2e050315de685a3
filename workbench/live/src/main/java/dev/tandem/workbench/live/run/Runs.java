package dev.tandem.workbench.live.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of all pages, and the last ones that have ended, to compare with. */
public final class Runs implements AutoCloseable {
  private static final int MOST_KEPT = 40;

  private final DataFolders folders;
  private final Places places;
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private int count;

  public Runs(DataFolders folders, Places places) {
    this.folders = folders;
    this.places = places;
  }

  /** Begins one; it waits for a place if need be. */
  public synchronized Run begin(ComparisonSpec spec) {
    Run run = new Run("r" + ++count, spec, folders, places);
    runs.values().stream()
        .filter(Run::ended)
        .limit(Math.max(0, runs.size() + 1L - MOST_KEPT))
        .map(Run::id)
        .toList()
        .forEach(runs::remove);
    runs.put(run.id(), run);
    run.start();
    return run;
  }

  public synchronized Optional<Run> find(String id) {
    return Optional.ofNullable(runs.get(id));
  }

  /** Ends all of them, and waits until their processes are gone. */
  @Override
  public void close() {
    List<Run> all;
    synchronized (this) {
      all = new ArrayList<>(runs.values());
    }
    all.forEach(Run::end);
    all.forEach(Run::join);
  }
}
