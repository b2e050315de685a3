package dev.tandem.workbench.explain;

import java.util.List;

/**
 * One training step of one row: forward, loss, backward and update as formulas with their numbers
 * in them, and the numbers of all engines beside each other.
 *
 * @param title such as {@code "Step 1 of xor: row 2"}
 * @param introduction what is shown, and how to read it
 * @param sections in the order in which things happen
 */
public record Explanation(String title, List<String> introduction, List<Section> sections) {
  public Explanation {
    introduction = List.copyOf(introduction);
    sections = List.copyOf(sections);
  }

  /**
   * Explains a step. Formulas have the first side's numbers.
   *
   * @param sides at least one; all from before the same step, each with its own state
   * @throws ExplainException if there is no such unit, or the batch lacks the row
   */
  public static Explanation of(Question question, List<Side> sides) {
    return new Explainer(question, sides).explain();
  }

  /** Everything in a few sentences, such as for a screen reader: loss, and where to look. */
  public String summary() {
    return title + ". " + String.join(" ", introduction);
  }
}
