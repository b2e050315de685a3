package dev.tandem.datasets.table.survey;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.survey.ColumnSurvey.Cell;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.network.ColumnSpec.Kind;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.FormatSpec.DateOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says what a column is, from the survey of all its cells: number, date, boolean, category, or text
 * that identifies. What has two readings, and what is mostly one kind, is refused with the remedy.
 */
public final class KindFinder {
  /** The words of the two values of a boolean column; the second is true. */
  private static final List<List<String>> BOOLEANS =
      List.of(
          List.of("false", "true"),
          List.of("no", "yes"),
          List.of("n", "y"),
          List.of("f", "t"),
          List.of("off", "on"));

  private static final int FEW = 50; // categories that are never taken for identifiers

  private final String file;
  private final FormatSpec format;

  public KindFinder(String file, FormatSpec format) {
    this.file = file;
    this.format = format;
  }

  /**
   * @param told what a person says that it is
   * @throws DataException with the first cells and their lines, and what to say about them
   */
  public Decision decide(String column, ColumnSurvey survey, Optional<Kind> told) {
    if (told.isPresent()) {
      return told(column, survey, told.get());
    }
    if (survey.cells() == 0) {
      return Decision.of(Kind.TEXT, "no value in any row: left out");
    }
    if (survey.numbers() == survey.cells() && survey.areCodes()) {
      return Decision.of(
          Kind.CATEGORY,
          "codes with leading zeros, taken as categories; columns: number overrules");
    }
    if (survey.numbers() == survey.cells()) {
      return number(column, survey);
    }
    if (survey.dates() == survey.cells()) {
      return date(column, survey);
    }
    if (2 * survey.numbers() > survey.cells()
        || survey.numbers() > 0 && !survey.infinite().isEmpty()) {
      throw mixed(column, survey, "numbers", survey.numbers(), survey.oddAmongNumbers());
    }
    if (2 * survey.dates() > survey.cells()) {
      throw mixed(column, survey, "dates", survey.dates(), survey.oddAmongDates());
    }
    return words(survey);
  }

  private Decision told(String column, ColumnSurvey survey, Kind kind) {
    if (kind == Kind.NUMBER) {
      requireAll(column, survey.numbers(), survey, survey.oddAmongNumbers(), "a number");
      return number(column, survey);
    }
    if (kind == Kind.DATE) {
      requireAll(column, survey.dates(), survey, survey.oddAmongDates(), "a date");
      return date(column, survey);
    }
    if (kind == Kind.BOOLEAN && words(survey).kind() != Kind.BOOLEAN && survey.distinct() != 2) {
      throw new DataException(
          place(column), "two values, since data.columns says boolean", survey.distinct());
    }
    return Decision.of(kind, "");
  }

  private void requireAll(
      String column, long fitting, ColumnSurvey survey, List<Cell> odd, String what) {
    if (fitting < survey.cells()) {
      throw new DataException(
          place(column),
          what + " in every cell",
          count(survey.cells() - fitting, "other") + ": " + shown(odd) + missingHint(odd));
    }
  }

  private Decision number(String column, ColumnSurvey survey) {
    requireOneForm(column, survey, survey.percentages(), "%");
    requireOneForm(column, survey, survey.money(), "a currency sign");
    int styles = survey.styles() & NumberStyles.allowed(format);
    List<Reading> readings = NumberStyles.readings(styles);
    if (readings.isEmpty()) {
      throw twoForms(column, survey);
    }
    if (readings.size() > 1) {
      throw twoReadings(column, survey, readings);
    }
    return new Decision(Kind.NUMBER, readings.get(0), false, note(survey, readings.get(0)));
  }

  private static String note(ColumnSurvey survey, Reading reading) {
    String signs = reading.decimal() == ',' ? "decimal comma" : "";
    if (!reading.thousands().isEmpty()) {
      signs = signs.isEmpty() ? "" : signs + ", ";
      signs += "thousands '" + reading.thousands() + "'";
    }
    String affix =
        survey.percentages() > 0 ? "percentages" : survey.money() > 0 ? "amounts of money" : "";
    if (signs.isEmpty() && affix.isEmpty()) {
      return "";
    }
    String example = survey.firstNumber().map(Cell::text).orElse("");
    double value = NumberText.parse(example, reading);
    String words = affix.isEmpty() ? signs : signs.isEmpty() ? affix : affix + ", " + signs;
    return words + ": '" + example + "' is read as " + plain(value);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  private void requireOneForm(String column, ColumnSurvey survey, long count, String sign) {
    if (count > 0 && count < survey.numbers()) {
      String bare = survey.bareNumber().map(KindFinder::shown).orElse("others");
      throw new DataException(
          place(column),
          "numbers written in one way",
          count + " with " + sign + " and others without, such as " + bare + "; write them alike");
    }
  }

  private DataException twoForms(String column, ColumnSurvey survey) {
    String first = survey.firstNumber().map(KindFinder::shown).orElse("");
    String other = survey.otherStyle().map(KindFinder::shown).orElse("");
    String got =
        other.isEmpty() ? first + ", which data.format does not allow" : first + " and " + other;
    return new DataException(place(column), "numbers written in one way", got + help(column));
  }

  private DataException twoReadings(String column, ColumnSurvey survey, List<Reading> readings) {
    Cell cell = survey.firstNumber().orElseThrow();
    double whole = NumberText.parse(cell.text(), readings.get(0));
    double broken = NumberText.parse(cell.text(), readings.get(1));
    return new DataException(
        place(column)
            + ": "
            + shown(cell)
            + " can be read as "
            + plain(whole)
            + " or as "
            + plain(broken)
            + "; say which with data.format: {thousands: \""
            + readings.get(0).thousands()
            + "\"} or data.format: {decimal: \""
            + readings.get(1).decimal()
            + "\"}");
  }

  private Decision date(String column, ColumnSurvey survey) {
    if (survey.openDate().isEmpty()) {
      return new Decision(Kind.DATE, Reading.PLAIN, survey.timed(), "");
    }
    Cell cell = survey.openDate().get();
    boolean monthFirst = monthFirst(column, survey, cell);
    String order = monthFirst ? "month" : "day";
    return new Decision(
        Kind.DATE,
        new Reading('.', "", monthFirst),
        survey.timed(),
        "dates, " + order + " first: '" + cell.text() + "'");
  }

  private boolean monthFirst(String column, ColumnSurvey survey, Cell cell) {
    boolean dayBeyond = survey.mostFirst() > 12;
    boolean monthBeyond = survey.mostSecond() > 12;
    if (dayBeyond && monthBeyond) {
      throw new DataException(
          place(column),
          "dates written in one way",
          "some with the day and some with the month first");
    }
    if (format.dates().isPresent()) {
      boolean told = format.dates().get() == DateOrder.MONTH_FIRST;
      if (told ? dayBeyond : monthBeyond) {
        throw new DataException(
            place(column),
            "dates with the " + (told ? "month" : "day") + " first, as data.format.dates says",
            "other ones");
      }
      return told;
    }
    if (dayBeyond || monthBeyond || survey.dotted()) {
      return monthBeyond;
    }
    throw new DataException(
        place(column)
            + ": "
            + shown(cell)
            + " can be read with the day or with the month first, and no day is above 12; say which"
            + " with data.format: {dates: day-first} or data.format: {dates: month-first}");
  }

  private Decision words(ColumnSurvey survey) {
    if (!survey.saturated() && survey.distinct() == 2) {
      Set<String> words =
          survey.counts().keySet().stream()
              .map(value -> value.toLowerCase(Locale.ROOT))
              .collect(Collectors.toCollection(TreeSet::new));
      if (BOOLEANS.stream().anyMatch(pair -> words.equals(new TreeSet<>(pair)))) {
        return Decision.of(Kind.BOOLEAN, "");
      }
    }
    boolean identifies =
        survey.saturated()
            || survey.distinct() > FEW && 10L * survey.distinct() > 9 * survey.cells();
    return identifies
        ? Decision.of(
            Kind.TEXT,
            "text that differs in nearly every row: left out; columns: category overrules")
        : Decision.of(Kind.CATEGORY, "");
  }

  /** The value of a boolean column that means true: the later one where the words do not tell. */
  public static String trueOf(Map<String, Integer> counts) {
    for (List<String> pair : BOOLEANS) {
      for (String value : counts.keySet()) {
        if (value.equalsIgnoreCase(pair.get(1)) && counts.size() <= 2) {
          return value;
        }
      }
    }
    return new TreeSet<>(counts.keySet()).last();
  }

  private DataException mixed(
      String column, ColumnSurvey survey, String what, long fitting, List<Cell> odd) {
    return new DataException(
        place(column)
            + ": "
            + String.format(Locale.ROOT, "%,d of %,d", fitting, survey.cells())
            + " values are "
            + what
            + " and "
            + count(survey.cells() - fitting, "is not", "are not")
            + ": "
            + shown(odd)
            + missingHint(odd)
            + help(column));
  }

  private static String missingHint(List<Cell> odd) {
    String texts =
        odd.stream()
            .map(Cell::text)
            .distinct()
            .map(text -> "\"" + Names.shortened(text).replace("\"", "\\\"") + "\"")
            .collect(Collectors.joining(", "));
    return "; if that means a missing value, say data.missing: [" + texts + "]";
  }

  private static String help(String column) {
    return "; if the column holds categories, say data.columns: {" + column + ": category}";
  }

  private static String shown(List<Cell> cells) {
    return cells.stream().map(KindFinder::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Cell cell) {
    return "'" + Names.shortened(cell.text()) + "' (line " + cell.line() + ")";
  }

  private static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static String count(long count, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
  }

  private String place(String column) {
    return file + ", column " + column;
  }
}
