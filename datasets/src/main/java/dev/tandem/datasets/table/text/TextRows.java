package dev.tandem.datasets.table.text;

import java.util.List;

/** Rows of text under a header, read from their beginning as often as one likes. */
public interface TextRows {
  /** What messages call it: a file's path. */
  String file();

  /** One name a column, trimmed; names may be empty or stand twice. */
  List<String> header();

  /** How the file is written, where that is not the usual; one line each. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * Hands over all rows in order, some at a time.
   *
   * @throws dev.tandem.data.DataException with the line, if one is not as the file promised
   */
  void forEach(Visitor visitor);

  /** What takes rows. */
  interface Visitor {
    /**
     * @param rows at least one; the block is used again for later rows
     */
    void rows(RowBlock rows);
  }
}
