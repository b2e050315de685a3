package dev.tandem.datasets.table.text;

import dev.tandem.fault.PlainText;
import dev.tandem.network.tree.Nearest;
import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values in messages that stay one line. */
public final class Names {
  private static final int MOST = 30;
  private static final int LONGEST = 60;

  private Names() {}

  /** {@code "expected one of a, b, c"}, with the nearest if one is near. */
  public static String choice(String word, Collection<String> names) {
    String nearest =
        Nearest.of(word, names).map(name -> "; did you mean '" + name + "'?").orElse("");
    return "expected one of " + list(names) + nearest;
  }

  /** The names with commas between them; of very many, the first ones. */
  public static String list(Collection<String> names) {
    String first =
        names.stream().limit(MOST).map(Names::shortened).collect(Collectors.joining(", "));
    return names.size() <= MOST ? first : first + ", ... (" + names.size() + " in all)";
  }

  /** The text in one line, cut where it is long. */
  public static String shortened(String text) {
    String line = PlainText.oneLine(text);
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
