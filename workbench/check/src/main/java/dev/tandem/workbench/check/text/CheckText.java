package dev.tandem.workbench.check.text;

import dev.tandem.engine.Ability;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistake.Kind;
import dev.tandem.workbench.check.CheckResult;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.explain.Difference;
import dev.tandem.workbench.check.explain.Named;
import dev.tandem.workbench.report.terminal.Wrapped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A check for the terminal: at most a screen. */
public final class CheckText {
  private static final int FULL = 2; // mistakes that are told at length; the page has all

  private static final int MOST_NAMED = 4;

  private CheckText() {}

  /** The lines, none wider than the terminal where words allow it. */
  public static List<String> lines(CheckResult result, int columns) {
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrapped.lines("", headline(result), columns));
    result
        .findings()
        .first()
        .filter(first -> result.outcome() == Outcome.WRONG)
        .ifPresent(first -> lines.addAll(paragraph(first(first), columns)));
    int told = 0;
    for (Named named : result.findings().named()) {
      lines.add("");
      lines.addAll(told < FULL ? full(named, columns) : brief(named, columns));
      told++;
    }
    if (!result.findings().unexplained().isEmpty()) {
      lines.addAll(paragraph(unexplained(result), columns));
    }
    failures(result).forEach(failure -> lines.addAll(paragraph(failure, columns)));
    if (!result.repeatable()) {
      lines.addAll(
          paragraph(
              "Asked the same again, it showed other numbers: something is kept from one 'open' to"
                  + " the next, or drawn at random.",
              columns));
    }
    lines.addAll(paragraph(probes(result), columns));
    return lines;
  }

  /** The answer in one sentence. */
  static String headline(CheckResult result) {
    String who =
        result.program()
            + " ("
            + result.version()
            + ", "
            + result.precision().toString().toLowerCase(Locale.ROOT)
            + ")";
    return switch (result.outcome()) {
      case RIGHT -> who + ": right. Its numbers are those of the reference, to rounding.";
      case CONVENTION -> who + ": right, by another convention than PyTorch's.";
      case WRONG -> who + ": " + wrong(result);
    };
  }

  private static String wrong(CheckResult result) {
    long mistakes =
        result.findings().named().stream()
            .filter(named -> named.mistake().kind() == Kind.MISTAKE)
            .count();
    if (mistakes == 0) {
      return "wrong.";
    }
    return mistakes == 1 ? "wrong; one mistake." : "wrong; " + mistakes + " mistakes.";
  }

  static String first(Difference first) {
    return "First difference (probe '"
        + first.probe().name()
        + "', step "
        + Math.max(1, first.place().step())
        + "): "
        + DifferenceWords.of(first)
        + ".";
  }

  private static List<String> full(Named named, int columns) {
    Mistake mistake = named.mistake();
    List<String> lines = new ArrayList<>();
    lines.addAll(Wrapped.lines("* ", mistake.title() + " " + certainty(named), columns));
    lines.addAll(Wrapped.lines("  ", mistake.words(), columns));
    lines.addAll(Wrapped.lines("  right:    ", mistake.right(), columns));
    lines.addAll(Wrapped.lines("  yours:    ", mistake.wrong(), columns));
    String label = mistake.kind() == Kind.MISTAKE ? "  change:   " : "  note:     ";
    lines.addAll(Wrapped.lines(label, mistake.remedy(), columns));
    return lines;
  }

  private static List<String> brief(Named named, int columns) {
    return Wrapped.lines("* ", named.mistake().title() + " " + certainty(named), columns);
  }

  /** How sure it is, and what else would fit. */
  public static String certainty(Named named) {
    if (named.sure()) {
      return "[" + named.mistake().name() + ", sure]";
    }
    if (named.rivals().isEmpty()) {
      return "[" + named.mistake().name() + ", likely: not all that was seen is explained]";
    }
    String others =
        named.rivals().stream().limit(4).map(Mistake::name).collect(Collectors.joining(", "));
    return "[" + named.mistake().name() + "; these fit as well: " + others + "]";
  }

  /** Each cause once, with the probes that it struck. */
  static List<String> failures(CheckResult result) {
    Map<String, List<String>> probes = new LinkedHashMap<>();
    result
        .failed()
        .forEach(
            (probe, words) -> probes.computeIfAbsent(words, one -> new ArrayList<>()).add(probe));
    List<String> texts = new ArrayList<>();
    probes.forEach(
        (words, struck) ->
            texts.add("It failed in " + listed(struck, "the probe ", "probes") + ": " + words));
    return texts;
  }

  /** {@code the probe 'one row'}, or {@code 12 probes ('one row', 'a few rows', ...)}. */
  private static String listed(List<String> names, String one, String many) {
    String some =
        names.stream()
            .limit(MOST_NAMED)
            .map(name -> "'" + name + "'")
            .collect(Collectors.joining(", "));
    if (names.size() == 1) {
      return one + some;
    }
    return names.size() + " " + many + " (" + some + (names.size() > MOST_NAMED ? ", ...)" : ")");
  }

  private static String unexplained(CheckResult result) {
    String places =
        result.findings().unexplained().stream()
            .map(difference -> DifferenceWords.where(difference.probe(), difference.place()))
            .collect(Collectors.joining("; "));
    return "No mistake that Tandem knows, alone or with others, gives these numbers: "
        + places
        + "."
        + hint(result);
  }

  private static String hint(CheckResult result) {
    if (!result.shown().contains(Ability.FORWARD)) {
      return " If the program can show 'forward', the layer can be named.";
    }
    return result.shown().contains(Ability.GRADIENTS)
        ? ""
        : " If the program can show 'gradients', backward and update can be told apart.";
  }

  static String probes(CheckResult result) {
    int asked = result.probes().size();
    StringBuilder text = new StringBuilder();
    text.append(asked).append(asked == 1 ? " probe" : " probes");
    if (result.outcome() == Outcome.WRONG
        && result.findings().unexplained().isEmpty()
        && result.failed().isEmpty()
        && !result.findings().named().isEmpty()) {
      text.append(", and all fit this");
    }
    text.append(". ");
    if (!result.skipped().isEmpty()) {
      text.append("Left out, because the program says that it cannot do them: ")
          .append(listed(result.skipped(), "", "probes"))
          .append(". ");
    }
    text.append(seen(result));
    return text.toString().strip();
  }

  private static String seen(CheckResult result) {
    boolean forward = result.shown().contains(Ability.FORWARD);
    boolean gradients = result.shown().contains(Ability.GRADIENTS);
    if (forward && gradients) {
      return "";
    }
    String missing =
        forward ? "its gradients" : gradients ? "its layers' outputs" : "outputs and gradients";
    return "Judged by losses, weights and predictions; the program does not show " + missing + ".";
  }

  private static List<String> paragraph(String text, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.addAll(Wrapped.lines("", text, columns));
    return lines;
  }
}
