package dev.tandem.datasets.table.survey;

import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The texts that stand for a missing value: the usual ones, in any case, and a table's own. */
public final class MissingTexts {
  private static final Set<String> USUAL = Set.of("na", "n/a", "nan", "null", "none", "?");
  private static final int LONGEST_USUAL = 4;

  private final Set<String> own;
  private final BitSet lengths = new BitSet(); // of own

  public MissingTexts(Collection<String> own) {
    this.own = new HashSet<>();
    own.forEach(text -> this.own.add(text.trim()));
    this.own.forEach(text -> lengths.set(text.length()));
  }

  /** Whether a trimmed cell holds no value. */
  public boolean contains(String cell) {
    if (cell.isEmpty()) {
      return true;
    }
    char first = cell.charAt(0);
    boolean maybe = first == 'n' || first == 'N' || first == '?';
    if (maybe && cell.length() <= LONGEST_USUAL && USUAL.contains(cell.toLowerCase(Locale.ROOT))) {
      return true;
    }
    return !own.isEmpty() && own.contains(cell);
  }

  /** The same of a piece of text; most are told by their length and first sign. */
  boolean contains(char[] text, int from, int to) {
    int length = to - from;
    boolean maybe =
        length == 0
            || length <= LONGEST_USUAL && "nN?".indexOf(text[from]) >= 0
            || lengths.get(length);
    return maybe && contains(new String(text, from, length));
  }

  /** A table's own ones, beside the usual. */
  public List<String> own() {
    return own.stream().sorted().toList();
  }
}
