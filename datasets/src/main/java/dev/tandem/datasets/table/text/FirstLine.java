package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import dev.tandem.network.FormatSpec.Header;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The first line of a file: the names of its columns, or a row like the others. */
record FirstLine(Path file, List<String> cells) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)([eE][-+]?[0-9]+)?");

  /** Fewer numbers that count may well be values, such as 0 and 1. */
  private static final int COUNTED = 3;

  FirstLine {
    cells = cells.stream().map(String::trim).toList();
  }

  /** Whether it is one of names, in a file that otherwise holds numbers. */
  boolean isHeader() {
    return numbers().isEmpty();
  }

  /**
   * Returns the columns' names. A header is hardly ever of numbers, unless they count, as pandas
   * names columns that have no name.
   *
   * @throws DataException if nobody has said what the line is and it looks like a row
   */
  List<String> names(Optional<Header> said) {
    if (said.equals(Optional.of(Header.NONE))) {
      return IntStream.rangeClosed(1, cells.size()).mapToObj(i -> "c" + i).toList();
    }
    if (said.isEmpty() && !isHeader() && !count(numbers())) {
      throw new DataException(
          file
              + ": expected names of columns in the first line, got what looks like a row: "
              + Names.list(cells)
              + "; add a line of names, or say data.format: {header: none} for columns named c1, c2"
              + " and so on, or {header: first} if these are the names");
    }
    return cells;
  }

  static String note(List<String> names) {
    return "no header line: columns are named "
        + names.get(0)
        + " to "
        + names.get(names.size() - 1);
  }

  private List<String> numbers() {
    return cells.stream().filter(cell -> NUMBER.matcher(cell).matches()).toList();
  }

  /** Whether each is the one before plus 1: column numbers, or years. */
  private static boolean count(List<String> numbers) {
    String first = numbers.get(0);
    boolean enough = numbers.size() >= COUNTED || numbers.equals(List.of("0"));
    if (!enough || !first.matches("[0-9]{1,9}")) {
      return false;
    }
    int start = Integer.parseInt(first);
    return IntStream.range(0, numbers.size())
        .allMatch(i -> numbers.get(i).equals(Integer.toString(start + i)));
  }
}
