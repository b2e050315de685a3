package dev.tandem.datasets.table.survey;

import dev.tandem.datasets.table.cells.Cells;
import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;
import dev.tandem.datasets.table.text.RowBlock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts what the cells of one column are, in one pass and in bounded memory. */
public final class ColumnSurvey {
  /** Of more different values than this it is only known that they are more. */
  public static final int MOST_DISTINCT = Values.MOST;

  /** A cell and the line that it begins in. */
  public record Cell(String text, long line) {}

  private final MissingTexts missingTexts;
  private final ColumnScan scan = new ColumnScan();
  private final Values values = new Values();
  private final KeptCells kept;
  private final Map<Traits, Alike> kinds = new LinkedHashMap<>(); // in the order that they come
  private Alike last = new Alike(Traits.TEXT); // kind that was looked up
  private long missing;
  private long cells;
  private boolean counting = true; // whether cells are 0, 1, 2, ... in order

  ColumnSurvey(MissingTexts missingTexts, Space space) {
    this.missingTexts = missingTexts;
    this.kept = new KeptCells(space);
    kinds.put(Traits.TEXT, last);
  }

  /** Looks at the cells of the next rows. */
  void add(RowBlock rows, int column) {
    scan.read(rows, column);
    for (int row = 0; row < rows.rows(); row++) {
      add(row, rows.line(row));
    }
  }

  private void add(int row, long line) {
    counting = counting && scan.text(row).equals(Long.toString(cells + missing));
    int value = values.of(scan, row);
    if (value < 0 && scan.isMissing(row, missingTexts)) {
      missing++;
      kept.addMissing();
      return;
    }
    cells++;
    Alike kind = value < 0 ? kind(scan.traits(row)) : values.kind(value);
    kind.add(scan, row, line);
    if (value >= 0) {
      values.count(value);
    } else if (!values.saturated()) {
      value = values.add(scan, row, kind, cells);
    }
    kept.addText(value);
    if (kept.areNumbers()) {
      kept.addNumber(kind.traits().isPlainNumber() ? scan.number(row) : Double.NaN);
    }
  }

  private Alike kind(Traits traits) {
    if (traits != last.traits()) {
      last = kinds.computeIfAbsent(traits, Alike::new);
    }
    return last;
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
    return values.size();
  }

  /** Whether there are more different values than were counted. */
  public boolean saturated() {
    return values.saturated();
  }

  /** By value, how many cells have it; of the commonest alone where {@link #saturated}. */
  public Map<String, Integer> counts() {
    return values.counts();
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

  private Stream<Alike> kinds(Predicate<Traits> which) {
    return kinds.values().stream().filter(kind -> kind.count() > 0 && which.test(kind.traits()));
  }

  private long count(Predicate<Traits> which) {
    return kinds(which).mapToLong(Alike::count).sum();
  }

  /** The first cells of some kinds. */
  private List<Cell> first(Predicate<Traits> which) {
    return kinds(which)
        .flatMap(kind -> kind.first().stream())
        .sorted(Comparator.comparingLong(Cell::line))
        .limit(Alike.EXAMPLES)
        .toList();
  }

  long numbers() {
    return count(Traits::isNumber);
  }

  /** The ways in which all numbers are written. */
  int styles() {
    return kinds(Traits::isNumber)
        .mapToInt(kind -> kind.traits().styles())
        .reduce(NumberStyles.ANY, (left, own) -> left & own);
  }

  Optional<Cell> firstNumber() {
    return first(Traits::isNumber).stream().findFirst();
  }

  /** The first number that is not written in any way in which those before are. */
  Optional<Cell> otherStyle() {
    int left = NumberStyles.ANY;
    for (Alike kind : kinds(Traits::isNumber).toList()) {
      left &= kind.traits().styles();
      if (left == 0) {
        return Optional.of(kind.first().get(0));
      }
    }
    return Optional.empty();
  }

  long percentages() {
    return count(Traits::percentage);
  }

  long money() {
    return count(Traits::money);
  }

  /** The first number without percent or currency sign. */
  Optional<Cell> bareNumber() {
    return first(own -> own.isNumber() && !own.percentage() && !own.money()).stream().findFirst();
  }

  /** Whether all cells are digits, some with a 0 in front that a number would lose. */
  boolean areCodes() {
    return count(Traits::leadingZero) > 0
        && count(own -> own.styles() == NumberStyles.ANY) == cells;
  }

  long dates() {
    return count(Traits::date);
  }

  boolean timed() {
    return count(Traits::timed) > 0;
  }

  int mostFirst() {
    return kinds(Traits::open).mapToInt(kind -> kind.traits().first()).max().orElse(0);
  }

  int mostSecond() {
    return kinds(Traits::open).mapToInt(kind -> kind.traits().second()).max().orElse(0);
  }

  boolean dotted() {
    return count(Traits::dotted) > 0;
  }

  /** The first date whose day may come first or its month. */
  Optional<Cell> openDate() {
    return first(Traits::open).stream().findFirst();
  }

  List<Cell> oddAmongNumbers() {
    return first(own -> !own.isNumber());
  }

  /** Numbers that are not finite. */
  List<Cell> infinite() {
    return first(Traits::infinite);
  }

  List<Cell> oddAmongDates() {
    return first(own -> !own.date());
  }

  /** Whether the cells count the rows, from 0. */
  public boolean isIndex() {
    return counting && cells > 0;
  }

  /** By row, where its text is among {@link #texts}, or -1; if the texts are few. */
  public Optional<Codes> codes() {
    return kept.codes();
  }

  /** The different texts, in the order that they come. */
  public List<String> texts() {
    return IntStream.range(0, values.size()).mapToObj(values::text).toList();
  }

  /** By row, the plain number, or NaN where it is missing; if all are plain numbers. */
  public Optional<Cells> plainNumbers() {
    return kept.numbers();
  }
}
