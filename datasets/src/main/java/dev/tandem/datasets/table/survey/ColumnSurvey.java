package dev.tandem.datasets.table.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Counts what the cells of one column are, in one pass and in bounded memory. */
public final class ColumnSurvey {
  /** Of more different values than this it is only known that they are more. */
  public static final int MOST_DISTINCT = 10_000;

  private static final int EXAMPLES = 3;
  private static final int COMMON = 1000; // one cell in so many

  /** A cell and the line that it begins in. */
  public record Cell(String text, long line) {}

  private final MissingTexts missingTexts;
  private final Map<String, int[]> values = new HashMap<>();
  private final List<Cell> oddAmongNumbers = new ArrayList<>();
  private final List<Cell> oddAmongDates = new ArrayList<>();
  private final List<Cell> infinite = new ArrayList<>();
  private boolean saturated;
  private long missing;
  private long cells;
  private long numbers;
  private int styles = NumberStyles.ANY;
  private Cell firstNumber;
  private Cell otherStyle;
  private long percentages;
  private long money;
  private Cell bareNumber;
  private long leadingZeros;
  private long digitsOnly;
  private long dates;
  private boolean timed;
  private int mostFirst;
  private int mostSecond;
  private boolean dotted;
  private Cell openDate;
  private boolean counting = true; // whether cells are 0, 1, 2, ... in order

  public ColumnSurvey(MissingTexts missingTexts) {
    this.missingTexts = missingTexts;
  }

  /** Looks at the next cell. */
  public void add(String raw, long line) {
    String cell = raw.trim();
    counting = counting && cell.equals(Long.toString(cells + missing));
    if (missingTexts.contains(cell)) {
      missing++;
      return;
    }
    cells++;
    count(cell);
    int own = NumberStyles.of(cell);
    if (own != 0) {
      number(cell, own, line);
    } else {
      keep(oddAmongNumbers, cell, line);
      if (isInfinite(cell)) {
        keep(infinite, cell, line);
      }
    }
    if ((own & NumberStyles.PLAIN) == 0 && date(cell, line)) { // a plain number is no date
      dates++;
    } else {
      keep(oddAmongDates, cell, line);
    }
  }

  private void count(String cell) {
    if (saturated && values.isEmpty()) {
      return;
    }
    int[] known = values.get(cell);
    if (known != null) {
      known[0]++;
    } else if (!saturated && values.size() < MOST_DISTINCT) {
      values.put(cell, new int[] {1});
    } else if (!saturated) {
      saturated = true;
      long least = cells / COMMON; // the others would be looked up for nothing
      values.values().removeIf(count -> count[0] < least);
    }
  }

  private void number(String cell, int own, long line) {
    numbers++;
    if (own == NumberStyles.ANY) {
      digitsOnly++;
      boolean zero = cell.length() > 1 && cell.charAt(0) == '0';
      leadingZeros += zero ? 1 : 0;
    }
    if (firstNumber == null) {
      firstNumber = new Cell(cell, line);
    }
    int left = styles & own;
    if (left == 0 && otherStyle == null) {
      otherStyle = new Cell(cell, line);
    }
    styles = left;
    boolean percentage = NumberText.isPercentage(cell);
    boolean moneyed = NumberText.isMoney(cell);
    percentages += percentage ? 1 : 0;
    money += moneyed ? 1 : 0;
    if (!percentage && !moneyed && bareNumber == null) {
      bareNumber = new Cell(cell, line);
    }
  }

  private boolean date(String cell, long line) {
    if (DateText.parse(cell, false) == DateText.NONE
        && DateText.parse(cell, true) == DateText.NONE) {
      return false;
    }
    timed = timed || DateText.hasTime(cell);
    int[] parts = DateText.isYearFirst(cell) ? null : DateText.dayAndMonth(cell);
    if (parts != null) {
      mostFirst = Math.max(mostFirst, parts[0]);
      mostSecond = Math.max(mostSecond, parts[1]);
      dotted |= cell.indexOf('.') >= 0;
      if (openDate == null) {
        openDate = new Cell(cell, line);
      }
    }
    return true;
  }

  /** Infinity in words, or a number beyond float64. */
  private static boolean isInfinite(String cell) {
    char first = cell.charAt(0);
    if ("iI+-.".indexOf(first) < 0 && (first < '0' || first > '9')) {
      return false;
    }
    String word = cell.toLowerCase(Locale.ROOT).replaceFirst("^[-+]", "");
    return word.equals("inf")
        || word.equals("infinity")
        || word.indexOf('e') > 0 && word.matches("[0-9.]+e\\+?[0-9]+");
  }

  private static void keep(List<Cell> cells, String cell, long line) {
    if (cells.size() < EXAMPLES) {
      cells.add(new Cell(cell, line));
    }
  }

  /** Cells with a value. */
  public long cells() {
    return cells;
  }

  /** Cells without a value. */
  public long missing() {
    return missing;
  }

  /** Different values; at most {@link #MOST_DISTINCT}. */
  public int distinct() {
    return saturated ? MOST_DISTINCT : values.size();
  }

  /** Whether there are more different values than were counted. */
  public boolean saturated() {
    return saturated;
  }

  /** By value, how many cells have it; of the commonest alone where {@link #saturated}. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    values.forEach((value, count) -> counts.put(value, count[0]));
    return counts;
  }

  /** The commonest values, at most so many, the most frequent first. */
  public List<Map.Entry<String, Integer>> commonest(int most) {
    return counts().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .toList();
  }

  long numbers() {
    return numbers;
  }

  int styles() {
    return styles;
  }

  Optional<Cell> firstNumber() {
    return Optional.ofNullable(firstNumber);
  }

  Optional<Cell> otherStyle() {
    return Optional.ofNullable(otherStyle);
  }

  long percentages() {
    return percentages;
  }

  long money() {
    return money;
  }

  /** The first number without percent or currency sign. */
  Optional<Cell> bareNumber() {
    return Optional.ofNullable(bareNumber);
  }

  /** Whether all cells are digits, some with a 0 in front that a number would lose. */
  boolean areCodes() {
    return leadingZeros > 0 && digitsOnly == cells;
  }

  long dates() {
    return dates;
  }

  boolean timed() {
    return timed;
  }

  int mostFirst() {
    return mostFirst;
  }

  int mostSecond() {
    return mostSecond;
  }

  boolean dotted() {
    return dotted;
  }

  Optional<Cell> openDate() {
    return Optional.ofNullable(openDate);
  }

  List<Cell> oddAmongNumbers() {
    return oddAmongNumbers;
  }

  /** Numbers that are not finite. */
  List<Cell> infinite() {
    return infinite;
  }

  List<Cell> oddAmongDates() {
    return oddAmongDates;
  }

  /** Whether the cells count the rows, from 0. */
  public boolean isIndex() {
    return counting && cells > 0;
  }
}
