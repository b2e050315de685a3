package dev.tandem.network.tree;

import dev.tandem.network.ColumnSpec;
import dev.tandem.network.FormatSpec;
import dev.tandem.network.HistorySpec;
import dev.tandem.network.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of {@code data} that are about tables: {@code format: {separator: ";"}, columns: {zip:
 * category, income: {scale: log}}, missing: ["-"], missingLabels: leave-out, classes: {...},
 * target: standardize, history: {by: patient, at: scheduled}}.
 */
final class TableForm {
  private static final String REFUSE = "refuse";
  private static final String LEAVE_OUT = "leave-out";
  private static final String STANDARDIZE = "standardize";
  private static final String AS_IS = "as-is";

  private TableForm() {}

  static TableSpec read(Section data) {
    FormatSpec format = format(data.section("format"));
    Map<String, ColumnSpec> columns = new LinkedHashMap<>();
    data.section("columns").each((name, value) -> columns.put(name, column(value)));
    List<String> missing = data.listIfAny("missing").stream().map(Located::text).toList();
    boolean refuse = data.oneOf("missingLabels", Map.of(REFUSE, true, LEAVE_OUT, false), false);
    Map<String, List<String>> classes = new LinkedHashMap<>();
    data.section("classes").each((name, value) -> classes.put(name, texts(value)));
    Optional<Boolean> target =
        data.find("target").map(value -> value.oneOf(Map.of(STANDARDIZE, true, AS_IS, false)));
    return new TableSpec(format, columns, missing, refuse, classes, target, history(data));
  }

  /** What is not said has no key. */
  static void write(TableSpec spec, Map<String, Object> keys) {
    put(keys, "format", format(spec.format()));
    Map<String, Object> columns = new LinkedHashMap<>();
    spec.columns().forEach((name, column) -> columns.put(name, column(column)));
    put(keys, "columns", columns);
    if (!spec.missing().isEmpty()) {
      keys.put("missing", spec.missing());
    }
    if (spec.refuseMissingLabels()) {
      keys.put("missingLabels", REFUSE);
    }
    put(keys, "classes", new LinkedHashMap<>(spec.classes()));
    spec.standardizeTarget().ifPresent(own -> keys.put("target", own ? STANDARDIZE : AS_IS));
    spec.history()
        .ifPresent(
            history -> {
              Map<String, Object> own = new LinkedHashMap<>();
              own.put("by", history.by());
              own.put("at", history.at());
              history.known().ifPresent(known -> own.put("known", known));
              keys.put("history", own);
            });
  }

  private static void put(Map<String, Object> keys, String key, Map<String, Object> value) {
    if (!value.isEmpty()) {
      keys.put(key, value);
    }
  }

  private static FormatSpec format(Section format) {
    Optional<Character> separator = format.find("separator").map(TableForm::separator);
    Optional<Character> quote = format.find("quote").map(TableForm::sign);
    Optional<Character> decimal = format.find("decimal").map(TableForm::sign);
    Optional<Character> thousands = format.find("thousands").map(TableForm::sign);
    Optional<String> encoding = format.find("encoding").map(Located::text);
    Optional<FormatSpec.DateOrder> dates =
        format.find("dates").map(value -> value.oneOf(Words.byName(FormatSpec.DateOrder.values())));
    Optional<FormatSpec.Header> header =
        format.find("header").map(value -> value.oneOf(Words.byName(FormatSpec.Header.values())));
    return format.done(
        () -> new FormatSpec(separator, quote, decimal, thousands, encoding, dates, header));
  }

  private static Map<String, Object> format(FormatSpec format) {
    Map<String, Object> keys = new LinkedHashMap<>();
    format.separator().ifPresent(own -> keys.put("separator", own == '\t' ? "tab" : own + ""));
    format.quote().ifPresent(own -> keys.put("quote", own + ""));
    format.decimal().ifPresent(own -> keys.put("decimal", own + ""));
    format.thousands().ifPresent(own -> keys.put("thousands", own + ""));
    format.encoding().ifPresent(own -> keys.put("encoding", own));
    format.dates().ifPresent(own -> keys.put("dates", Words.of(own)));
    format.header().ifPresent(own -> keys.put("header", Words.of(own)));
    return keys;
  }

  private static char separator(Located value) {
    return value.is("tab") || value.is("\\t") ? '\t' : sign(value);
  }

  private static char sign(Located value) {
    String text = value.text();
    if (text.length() != 1) {
      throw value.refuse("a single character");
    }
    return text.charAt(0);
  }

  private static ColumnSpec column(Located value) {
    Map<String, ColumnSpec.Kind> kinds = Words.byName(ColumnSpec.Kind.values());
    if (!value.isMap()) {
      return new ColumnSpec(Optional.of(value.oneOf(kinds)), Optional.empty(), Optional.empty());
    }
    Section section = value.section();
    Optional<ColumnSpec.Kind> kind = section.find("kind").map(own -> own.oneOf(kinds));
    Optional<ColumnSpec.Scale> scale =
        section.find("scale").map(own -> own.oneOf(Words.byName(ColumnSpec.Scale.values())));
    Optional<ColumnSpec.Encode> encode =
        section.find("encode").map(own -> own.oneOf(Words.byName(ColumnSpec.Encode.values())));
    return section.done(() -> new ColumnSpec(kind, scale, encode));
  }

  private static Object column(ColumnSpec column) {
    Map<String, Object> keys = new LinkedHashMap<>();
    column.kind().ifPresent(kind -> keys.put("kind", Words.of(kind)));
    column.scale().ifPresent(scale -> keys.put("scale", Words.of(scale)));
    column.encode().ifPresent(encode -> keys.put("encode", Words.of(encode)));
    return keys;
  }

  /** A list of texts, or one alone. */
  private static List<String> texts(Located value) {
    return value.isList()
        ? value.items().stream().map(Located::text).toList()
        : List.of(value.text());
  }

  private static Optional<HistorySpec> history(Section data) {
    if (data.find("history").isEmpty()) {
      return Optional.empty();
    }
    Section history = data.section("history");
    String by = history.text("by");
    String at = history.text("at");
    Optional<String> known = history.find("known").map(Located::text);
    return Optional.of(history.done(() -> new HistorySpec(by, at, known)));
  }
}
