package dev.tandem.workbench.check.explain;

import dev.tandem.mistakes.Mistake;
import dev.tandem.workbench.check.seen.Observation;
import java.util.List;

/** What a program with certain mistakes would have shown. */
interface Simulator {
  /**
   * @param planted none: what is right
   */
  Observation run(Asked asked, List<Mistake> planted);
}
