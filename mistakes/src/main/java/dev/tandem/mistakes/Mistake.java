package dev.tandem.mistakes;

import dev.tandem.network.ExperimentSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A mistake that people make, in words and as a part that does it.
 *
 * @param name what a user types: {@code "summed-gradient"}
 * @param title it, in one sentence
 * @param words what it is and why it hurts, in two to four sentences
 * @param right the formula as it should be
 * @param wrong the formula as it is
 * @param remedy what to change
 * @param symptoms how it looks from outside
 * @param source a public report of it, where one is known
 * @param place where a step shows it first
 * @param planting puts the wrong part in the place of the right one
 * @param applies whether it can show in an experiment
 */
public record Mistake(
    String name,
    Kind kind,
    String title,
    String words,
    String right,
    String wrong,
    String remedy,
    List<String> symptoms,
    Optional<String> source,
    Reach reach,
    Place place,
    Planting planting,
    Predicate<ExperimentSpec> applies) {
  /** Whether it is wrong. */
  public enum Kind {
    MISTAKE,
    /** Other but equal: right by another convention. */
    CONVENTION
  }

  /** Who can make it. */
  public enum Reach {
    /** A program that Tandem drives can have it. */
    PROGRAM,
    /** Order, rates, masks and initial weights come from Tandem there, so only others can. */
    TANDEM
  }

  /** Where a step shows it first. */
  public enum Place {
    /** In what Tandem hands to a program: initial weights, rows, rates, masks. */
    START,
    FORWARD,
    /** In the loss, or in its gradient by the logits. */
    LOSS,
    BACKWARD,
    UPDATE,
    /** In predictions only. */
    PREDICTION
  }

  /** How a mistake is put in the place of what is right. */
  interface Planting {
    Setup into(Setup setup);
  }

  public Mistake {
    symptoms = List.copyOf(symptoms);
  }

  /** Whether it can show in the experiment: dropout's mistakes need a dropout layer. */
  public boolean shows(ExperimentSpec experiment) {
    return applies.test(experiment);
  }

  @Override
  public String toString() {
    return name;
  }
}
