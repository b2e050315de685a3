package dev.tandem.workbench.cli;

import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.mistakes.Mistake.Reach;
import dev.tandem.workbench.report.terminal.Wrapped;
import java.util.ArrayList;
import java.util.List;

/** A mistake in lines for a terminal. */
final class MistakeText {
  private static final String FORMAT = "%-9s";

  private MistakeText() {}

  /** Everything about it, under its name. */
  static List<String> lines(Mistake mistake, int columns) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrapped.lines("", mistake.name() + ": " + mistake.title(), columns));
    lines.add("");
    lines.addAll(Wrapped.lines("", mistake.words(), columns));
    lines.add("");
    add(lines, "right", mistake.right(), columns);
    add(lines, mistake.kind() == Kind.MISTAKE ? "wrong" : "other", mistake.wrong(), columns);
    lines.add("");
    String label = "seen";
    for (String symptom : mistake.symptoms()) {
      add(lines, label, symptom, columns);
      label = "";
    }
    add(lines, "find it", search(mistake.place()), columns);
    add(lines, "remedy", mistake.remedy(), columns);
    mistake.source().ifPresent(source -> add(lines, "source", source, columns));
    return lines;
  }

  private static void add(List<String> lines, String label, String text, int columns) {
    lines.addAll(Wrapped.lines(String.format(FORMAT, label), text, columns));
  }

  /** What kind it is and who can have it, in a few words. */
  static String kind(Mistake mistake) {
    if (mistake.kind() == Kind.CONVENTION) {
      return "convention";
    }
    return mistake.reach() == Reach.TANDEM ? "not in programs that Tandem drives" : "mistake";
  }

  /** How one finds mistakes of that place. */
  static String search(Place place) {
    return switch (place) {
      case START ->
          "Print the initial weights, and the row numbers of the first batches; compare them with"
              + " what they should be.";
      case FORWARD ->
          "Compute the outputs of each layer for one batch by other means, and look for the first"
              + " layer that differs. Finite differences do not help: the gradient belongs to the"
              + " wrong forward pass.";
      case LOSS ->
          "Compute loss and gradient for two or three rows by hand, also for logits of 1000 and"
              + " -1000.";
      case BACKWARD ->
          "Compare each gradient with finite differences of the loss, layer by layer from the last"
              + " to the first.";
      case UPDATE ->
          "Check the gradients first. Then compute three updates of one weight by hand; the first"
              + " step hides most mistakes.";
      case PREDICTION ->
          "Predict the training rows and compare with the outputs during training. Predict twice,"
              + " and rows alone and together.";
    };
  }
}
