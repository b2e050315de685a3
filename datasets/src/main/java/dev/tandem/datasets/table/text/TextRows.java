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
   * Hands over row after row.
   *
   * @throws dev.tandem.data.DataException with the line, if one is not as the file promised
   */
  void forEach(Visitor visitor);

  /** What takes a row. */
  interface Visitor {
    /**
     * @param cells one a column, not trimmed; the array is used again for the next row
     * @param line the line of the file that the row begins in, from 1
     */
    void row(String[] cells, long line);
  }
}
