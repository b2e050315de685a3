package dev.tandem.workbench.compare.experiment;

import dev.tandem.fault.UserException;
import dev.tandem.network.tree.Nearest;
import java.util.Collection;

/** An experiment that cannot be run as it was given; the message is one line for people. */
public final class ExperimentException extends UserException {
  private static final long serialVersionUID = 1L;

  public ExperimentException(String message) {
    super(message);
  }

  /**
   * Returns the complaint about a word that is none of the known ones, with the nearest of them.
   *
   * @param place where it stands, or the key
   * @param kinds what else was expected, before the words; may be empty
   */
  public static ExperimentException unknown(
      String place, String kinds, Collection<String> known, String got) {
    String nearest =
        Nearest.of(got, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    String words = kinds + "one of " + String.join(", ", known);
    return new ExperimentException(place + ": expected " + words + ", got '" + got + "'" + nearest);
  }
}
