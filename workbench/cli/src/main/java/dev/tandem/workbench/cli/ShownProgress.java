package dev.tandem.workbench.cli;

import dev.tandem.network.SpecException;
import dev.tandem.workbench.compare.event.RunEvent;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What a person sees while something runs. */
interface ShownProgress extends Consumer<RunEvent> {
  /** Takes away what is drawn over, before something else is printed. */
  void clear();

  /**
   * Returns what a run under these lines makes, and takes away what is drawn at its end. A value
   * that does not fit the data is seen only when that is read; it stands in the experiment.
   */
  default <T> T during(String experiment, Supplier<T> run) {
    try {
      return run.get();
    } catch (SpecException e) {
      throw e.at(experiment, e.key());
    } finally {
      clear();
    }
  }
}
