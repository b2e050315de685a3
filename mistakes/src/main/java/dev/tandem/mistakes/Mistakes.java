package dev.tandem.mistakes;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engines.textbook.Parts;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.network.ExperimentSpec;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Plants mistakes in the textbook engine. */
public final class Mistakes {
  private Mistakes() {}

  /**
   * Opens a session of the textbook engine with mistakes planted together, or none. They are put in
   * in the catalogue's order, in which whatever computes anew comes before what changes its result.
   * One that cannot show in the experiment changes nothing.
   *
   * @param touch gets the parts last
   */
  public static Session open(
      List<Mistake> planted,
      ExperimentSpec experiment,
      SessionState initial,
      Dataset training,
      UnaryOperator<Parts> touch) {
    Setup setup = plant(planted, Setup.healthy(experiment, training, initial));
    Parts parts = touch.apply(setup.parts());
    return setup.around().apply(TextbookEngine.open(experiment, setup.initial(), training, parts));
  }

  static Setup plant(List<Mistake> planted, Setup healthy) {
    List<Mistake> order = Catalogue.all();
    Setup setup = healthy;
    for (Mistake mistake :
        planted.stream()
            .filter(mistake -> mistake.shows(healthy.experiment()))
            .sorted(Comparator.comparingInt(order::indexOf))
            .toList()) {
      setup = mistake.planting().into(setup);
    }
    return setup;
  }
}
