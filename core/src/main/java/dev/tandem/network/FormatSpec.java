package dev.tandem.network;

import java.util.Optional;

/**
 * How a text file of rows is written, as far as a person says so; the file itself tells the rest.
 *
 * @param separator between values
 * @param quote around values that hold a separator
 * @param decimal the sign before a number's decimals: point or comma
 * @param thousands the sign between groups of three digits
 * @param encoding of the text, e.g. {@code "windows-1252"}
 * @param dates the order of day and month in dates such as 01/02/2026
 * @param header whether the first line names the columns or is a row like the others
 */
public record FormatSpec(
    Optional<Character> separator,
    Optional<Character> quote,
    Optional<Character> decimal,
    Optional<Character> thousands,
    Optional<String> encoding,
    Optional<DateOrder> dates,
    Optional<Header> header) {

  /** Nothing said. */
  public static final FormatSpec DEFAULT =
      new FormatSpec(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Where the names of the columns are. */
  public enum Header {
    FIRST,
    NONE
  }

  /** Which of the two comes first in a date with slashes, dots or dashes. */
  public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
  }

  public FormatSpec {
    if (decimal.isPresent() && decimal.get() != '.' && decimal.get() != ',') {
      throw new SpecException("decimal", "'.' or ','", "'" + decimal.get() + "'");
    }
    if (thousands.isPresent() && ",. '_".indexOf(thousands.get()) < 0) {
      throw new SpecException(
          "thousands", "one of ',' '.' ' ' ''' '_'", "'" + thousands.get() + "'");
    }
    if (decimal.isPresent() && decimal.equals(thousands)) {
      throw new SpecException(
          "thousands", "another sign than decimal's", "'" + thousands.get() + "'");
    }
  }
}
