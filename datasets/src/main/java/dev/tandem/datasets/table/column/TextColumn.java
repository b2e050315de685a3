package dev.tandem.datasets.table.column;

import dev.tandem.datasets.table.cells.Codes;
import dev.tandem.datasets.table.cells.Space;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of texts, each different one kept once. */
public final class TextColumn implements Column {
  private static final int MISSING = -1;

  private final Codes cells;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  TextColumn(Space space) {
    this.cells = new Codes(space);
  }

  /** Of codes of texts; -1 is a missing one. */
  TextColumn(Codes codes, List<String> texts) {
    this.cells = codes;
    for (String text : texts) {
      places.put(text, this.texts.size());
      this.texts.add(text);
    }
  }

  @Override
  public boolean add(String cell) {
    Integer place = places.get(cell);
    if (place == null) {
      place = texts.size();
      places.put(cell, place);
      texts.add(cell);
    }
    cells.add(place.intValue());
    return true;
  }

  @Override
  public void addMissing() {
    cells.add(MISSING);
  }

  @Override
  public void addFrom(Column other, int row) {
    add(other.text(row));
  }

  /** The place of a row's text among {@link #texts}; -1 where it is missing. */
  public int code(int row) {
    return cells.get(row);
  }

  /** The different texts, in the order that they appear. */
  public List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /** How many rows have each of {@link #texts}. */
  public int[] counts() {
    int[] counts = new int[texts.size()];
    for (int row = 0; row < cells.count(); row++) {
      if (code(row) != MISSING) {
        counts[code(row)]++;
      }
    }
    return counts;
  }

  @Override
  public boolean isMissing(int row) {
    return code(row) == MISSING;
  }

  @Override
  public String text(int row) {
    int code = code(row);
    return code == MISSING ? "" : texts.get(code);
  }

  @Override
  public String expected() {
    return "a text";
  }
}
